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

  /** Whether the authority has the key of the certificate, or signed it. */
  static boolean above(X509Certificate authority, X509Certificate certificate) {
    return authority.getPublicKey().equals(certificate.getPublicKey())
        || signed(authority, certificate);
  }

  /** Whether one is above the other, or the other above it. */
  static boolean inChain(X509Certificate one, X509Certificate other) {
    return above(one, other) || signed(other, one);
  }
}
