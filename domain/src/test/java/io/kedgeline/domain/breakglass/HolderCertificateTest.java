package io.kedgeline.domain.breakglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.certificate.SourceIdentity;
import org.junit.jupiter.api.Test;

/** Whose a name is that was made for one window. */
class HolderCertificateTest {

  @Test
  void namesForTwoWindowsAreOfOneBearer() {
    assertTrue(same("CN=omar@CHG-1", "CN=omar@CHG-22"));
    assertTrue(same("CN=omar", "CN=omar@CHG-1"));
    assertTrue(same("CN=omar", "CN=omar"));
  }

  @Test
  void namesOfTwoHoldersAreNot() {
    assertFalse(same("CN=omar@CHG-1", "CN=omara@CHG-1"));
    assertFalse(same("CN=omar", "CN=lena"));
  }

  @Test
  void aNameThatLostItsEndIsKnownByWhatIsLeft() {
    String forty = "o".repeat(40);
    assertTrue(same("CN=" + forty + "@CHG-1", "CN=" + forty + "o@CHG-2"));
    assertFalse(same("CN=" + forty + "@CHG-1", "CN=p" + forty + "@CHG-2"));
  }

  @Test
  void anAddressIsNoNameOfAWindow() {
    assertFalse(same("CN=omar@exacttr.example", "CN=omar@another.example"));
  }

  private static boolean same(String one, String other) {
    boolean same = HolderCertificate.sameBearer(new SourceIdentity(one), new SourceIdentity(other));
    assertEquals(
        same, HolderCertificate.sameBearer(new SourceIdentity(other), new SourceIdentity(one)));
    return same;
  }
}
