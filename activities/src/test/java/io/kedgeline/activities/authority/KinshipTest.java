package io.kedgeline.activities.authority;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.twins.pki.InventedCa;
import java.security.cert.X509Certificate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KinshipTest {

  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  private final InventedCa root = InventedCa.root("CN=Root,O=Partner", NOON);
  private final InventedCa below = root.subordinate("CN=Issuing,O=Partner", NOON);

  @Test
  void whoSignedWhomIsKnownEitherWay() {
    assertTrue(Kinship.inChain(of(root), of(below)));
    assertTrue(Kinship.inChain(of(below), of(root)));
    assertTrue(Kinship.inChain(of(below), of(below)));
  }

  @Test
  void oneIsAboveWhatItSignedAndAboveItselfButNotAboveItsSigner() {
    assertTrue(Kinship.above(of(root), of(below)));
    assertTrue(Kinship.above(of(below), of(below)));
    assertFalse(Kinship.above(of(below), of(root)));
  }

  @Test
  void siblingsAndNamesakesAreNoKin() {
    InventedCa sibling = root.subordinate("CN=Issuing,O=Partner", NOON);
    InventedCa stranger = InventedCa.root("CN=Root,O=Partner", NOON);
    assertFalse(Kinship.inChain(of(sibling), of(below)));
    assertFalse(Kinship.inChain(of(stranger), of(root)));
    assertFalse(Kinship.inChain(of(stranger), of(below)));
  }

  private static X509Certificate of(InventedCa authority) {
    return authority.self().certificate();
  }
}
