package io.kedgeline.activities.sight;

import io.kedgeline.domain.certificate.CertificateSerial;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;

/**
 * Which certificate is looked for. Whoever runs an authority chooses the names and serial numbers
 * that it gives, its own name among them, and may choose those of another's: only the issuer's key
 * tells whose a certificate is.
 *
 * @param issuer the certificate of the authority that issued it
 * @param commonName what it is called
 * @param serial its serial number
 */
public record SoughtCertificate(
    X509Certificate issuer, String commonName, CertificateSerial serial) {

  /** Whether this text, in PEM (RFC 7468 §5) or its base64 alone, is the certificate. */
  boolean is(String text) {
    try {
      X509Certificate told =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(octets(text)));
      told.verify(issuer.getPublicKey());
      return told.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
          && told.getSerialNumber().equals(new BigInteger(serial.value(), 16));
    } catch (GeneralSecurityException | IllegalArgumentException another) {
      return false;
    }
  }

  private static byte[] octets(String text) {
    return text.contains("-----BEGIN")
        ? text.getBytes(StandardCharsets.US_ASCII)
        : Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Whether this name speaks against its issuer. No page says how AWS writes names: attributes are
   * compared in whatever order they stand, and those alone that every way of writing names calls
   * alike. A name of which none can be read tells nothing against it.
   */
  boolean issuedByAnother(String name) {
    return !IssuerName.attributes(name).isEmpty() && !issuedBy(name);
  }

  /** Whether this is its issuer's name, compared in the same way. */
  boolean issuedBy(String name) {
    Set<String> told = IssuerName.attributes(name);
    return !told.isEmpty()
        && told.equals(IssuerName.attributes(issuer.getSubjectX500Principal().getName()));
  }
}
