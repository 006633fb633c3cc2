package io.kedgeline.activities.enrollment;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Certificates as text (RFC 7468 §5.1). */
final class PemText {

  private static final int WIDTH = 64;

  private PemText() {}

  /** The certificate in PEM. */
  static String of(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n%s\n-----END CERTIFICATE-----\n"
          .formatted(
              Base64.getMimeEncoder(WIDTH, new byte[] {'\n'})
                  .encodeToString(certificate.getEncoded()));
    } catch (CertificateEncodingException unwritable) {
      throw new IllegalStateException("a certificate that was read cannot be written", unwritable);
    }
  }
}
