package io.kedgeline.activities.sight;

import io.kedgeline.domain.certificate.CertificateSerial;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

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

  /** Whether this text in PEM (RFC 7468 §5) is the certificate. */
  boolean is(String pem) {
    try {
      X509Certificate told =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(
                      new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
      told.verify(issuer.getPublicKey());
      return told.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
          && told.getSerialNumber().equals(new BigInteger(serial.value(), 16));
    } catch (GeneralSecurityException another) {
      return false;
    }
  }

  /**
   * Whether this names its issuer as events do, in which no page says how names are written: the
   * attributes are compared in whatever order they stand. A name that cannot be read is another's.
   */
  boolean issuedBy(String name) {
    return attributes(name)
        .filter(told ->
            attributes(issuer.getSubjectX500Principal().getName()).equals(Optional.of(told)))
        .isPresent();
  }

  private static Optional<Set<Rdn>> attributes(String name) {
    try {
      return Optional.of(new HashSet<>(new LdapName(name).getRdns()));
    } catch (InvalidNameException unreadable) {
      return Optional.empty();
    }
  }
}
