package io.kedgeline.twins.aws.acmpca;

import io.kedgeline.twins.aws.state.PrivateCa;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;

/**
 * An authority's signature.
 *
 * @param ca the authority
 * @param algorithm as the service names it, such as {@code SHA256WITHECDSA}
 */
record CaSignature(PrivateCa ca, String algorithm) {

  /** The signature by the algorithm that the authority uses for itself. */
  static CaSignature own(PrivateCa ca) {
    return new CaSignature(
        ca,
        ca.detail().path("CertificateAuthorityConfiguration").path("SigningAlgorithm").asText(""));
  }

  X509Certificate certificate(
      CertificateContent content, PublicKey key, Validity validity, boolean selfSigned) {
    X500Name subject = content.subject();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            selfSigned ? subject : issuer(),
            fresh(),
            Date.from(validity.notBefore()),
            Date.from(validity.notAfter()),
            subject,
            key);
    try {
      for (Extension extension :
          content.extensions(ca.keys().getPublic(), RevocationSettings.distributionPoint(ca))) {
        builder.addExtension(extension);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(KeyAlgorithms.signer(ca.keys().getPrivate(), algorithm)));
    } catch (CertIOException | GeneralSecurityException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }

  /** The name in the authority's own certificate, as it is encoded there. */
  X500Name issuer() {
    return X500Name.getInstance(
        Pem.certificate(ca.certificate().orElseThrow().pem())
            .getSubjectX500Principal()
            .getEncoded());
  }

  private BigInteger fresh() {
    BigInteger serial = Serials.fresh();
    return Optional.of(serial)
        .filter(free -> !ca.certificates().containsKey(Serials.hex(free)))
        .orElseGet(this::fresh);
  }
}
