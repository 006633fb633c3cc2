package io.kedgeline.activities.aws.x509;

import io.kedgeline.domain.certificate.SourceIdentity;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * A certificate and its private key.
 *
 * @param key the private key, which never leaves this process
 * @param certificate the end-entity certificate
 * @param intermediates the certificates between it and the trust anchor, perhaps none
 */
public record CertificateIdentity(
    PrivateKey key, X509Certificate certificate, List<X509Certificate> intermediates) {

  public CertificateIdentity {
    intermediates = List.copyOf(intermediates);
  }

  /** The source identity that Roles Anywhere gives its sessions. */
  public SourceIdentity sourceIdentity() {
    try {
      for (Rdn part : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
        if (part.getType().equalsIgnoreCase("CN")) {
          return SourceIdentity.ofCommonName(String.valueOf(part.getValue()));
        }
      }
    } catch (InvalidNameException unreadable) {
      throw new IllegalArgumentException("certificate: its subject cannot be read", unreadable);
    }
    throw new IllegalArgumentException("certificate: its subject has no common name");
  }

  @Override
  public String toString() {
    return "CertificateIdentity[" + certificate.getSubjectX500Principal() + "]";
  }
}
