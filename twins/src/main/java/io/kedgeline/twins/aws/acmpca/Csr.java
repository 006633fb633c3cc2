package io.kedgeline.twins.aws.acmpca;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;

/**
 * A request for a certificate (RFC 2986), whose signature was found right.
 *
 * @param subject the name that it asks for, perhaps empty
 * @param key the key that it is for
 * @param extensions the extensions that it asks for
 */
record Csr(X500Name subject, PublicKey key, List<Extension> extensions) {

  /** Reads a request in PEM. */
  static Csr parse(byte[] pem) {
    byte[] der =
        Pem.der(pem, "CERTIFICATE REQUEST").orElseThrow(() -> Refusals.csr("The CSR is not PEM"));
    try {
      PKCS10CertificationRequest request = new PKCS10CertificationRequest(der);
      PublicKey key = key(request);
      if (!request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key))) {
        throw Refusals.csr("The signature of the CSR is not valid");
      }
      return new Csr(request.getSubject(), key, extensions(request));
    } catch (IOException
        | IllegalArgumentException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException unreadable) {
      throw Refusals.csr("The CSR cannot be read");
    }
  }

  private static PublicKey key(PKCS10CertificationRequest request)
      throws IOException, GeneralSecurityException {
    var info = request.getSubjectPublicKeyInfo();
    String algorithm =
        info.getAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
            ? "RSA"
            : "EC";
    return KeyFactory.getInstance(algorithm)
        .generatePublic(new X509EncodedKeySpec(info.getEncoded()));
  }

  private static List<Extension> extensions(PKCS10CertificationRequest request) {
    return Stream.of(request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest))
        .map(Attribute::getAttributeValues)
        .filter(values -> values.length > 0)
        .map(values -> extensions(values[0]))
        .flatMap(all -> Stream.of(all.getExtensionOIDs()).map(all::getExtension))
        .toList();
  }

  private static Extensions extensions(ASN1Encodable value) {
    return Extensions.getInstance(value);
  }

  /** The alternative names that it asks for. */
  Optional<Extension> alternativeNames() {
    return extensions.stream()
        .filter(one -> one.getExtnId().equals(Extension.subjectAlternativeName))
        .findFirst();
  }
}
