package io.kedgeline.activities.authority;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;

/** Who signed whom, by keys: names say nothing that whoever signs could not write. */
final class Kinship {

  private Kinship() {}

  /** Whether the key of the authority signed the certificate. */
  static boolean signed(X509Certificate authority, X509Certificate certificate) {
    try {
      certificate.verify(authority.getPublicKey());
      return true;
    } catch (GeneralSecurityException notSigned) {
      return false;
    }
  }

  /** Whether one has the key of the other, or signed it. */
  static boolean above(X509Certificate one, X509Certificate other) {
    return one.getPublicKey().equals(other.getPublicKey()) || signed(one, other);
  }

  /** Whether one is above the other, or the other above it. */
  static boolean inChain(X509Certificate one, X509Certificate other) {
    return above(one, other) || signed(other, one);
  }
}
