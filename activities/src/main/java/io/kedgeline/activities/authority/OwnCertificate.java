package io.kedgeline.activities.authority;

import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;

/**
 * The certificate that an authority has itself.
 *
 * @param privateCa a client of its account and Region
 * @param authority the authority
 */
record OwnCertificate(AcmPcaClient privateCa, CertificateAuthorityArn authority) {

  X509Certificate certificate() {
    return read(authority);
  }

  /** Whether that authority signed it, and it may certify no further authority. */
  boolean signedBy(CertificateAuthorityArn issuer) {
    X509Certificate own = read(authority);
    X509Certificate above = read(issuer);
    try {
      own.verify(above.getPublicKey());
      return own.getIssuerX500Principal().equals(above.getSubjectX500Principal())
          && own.getBasicConstraints() == 0;
    } catch (GeneralSecurityException notSigned) {
      return false;
    }
  }

  private X509Certificate read(CertificateAuthorityArn whose) {
    String pem =
        privateCa
            .getCertificateAuthorityCertificate(r -> r.certificateAuthorityArn(whose.value()))
            .certificate();
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException unreadable) {
      throw Unmade.notReadBack("the certificate of authority %s cannot be read".formatted(whose));
    }
  }
}
