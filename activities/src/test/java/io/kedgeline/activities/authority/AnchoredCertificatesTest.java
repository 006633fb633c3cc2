package io.kedgeline.activities.authority;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.twins.pki.InventedCa;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the anchors of an account trust, and under which names. */
class AnchoredCertificatesTest {

  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final X509Certificate ONE = authority("CN=Partner CA,O=Partner");
  private static final X509Certificate OTHER = authority("CN=Other CA");

  private static X509Certificate authority(String name) {
    return InventedCa.root(name, NOW).self().certificate();
  }

  private static boolean named(String subject, String commonName) {
    return new AnchoredCertificates(List.of(authority(subject)))
        .named(Optional.of(commonName), OTHER.getPublicKey());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Partner CA", "PARTNER ca", "Partner  CA", " Partner CA "})
  void aNameIsTakenHoweverItIsWritten(String written) {
    assertTrue(named("CN=Partner CA,O=Elsewhere", written));
    assertTrue(named("CN=" + written.strip(), "Partner CA"));
    assertFalse(named("CN=Partner CA 2", written));
  }

  @Test
  void severalCommonNamesAreTheOneThatAwsJoinsOfThem() {
    assertTrue(named("CN=Partner,CN=CA", "partner/ca"));
    assertFalse(named("CN=Partner,CN=CA", "Partner"));
    assertFalse(named("O=Partner", "Partner"));
  }

  @Test
  void theSameKeyDoesNotTakeItsOwnName() {
    AnchoredCertificates anchored = new AnchoredCertificates(List.of(ONE));
    assertFalse(anchored.named(Optional.of("Partner CA"), ONE.getPublicKey()));
    assertFalse(anchored.named(Optional.empty(), OTHER.getPublicKey()));
  }
}
