package io.kedgeline.activities.aws.issuance;

import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;
import software.amazon.awssdk.services.acmpca.model.GetCertificateResponse;

/**
 * Requests and certificates in PEM (RFC 7468), which is how AWS Private CA takes and gives them.
 */
final class LeafPem {

  private LeafPem() {}

  static String of(PKCS10CertificationRequest request) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject("CERTIFICATE REQUEST", request.getEncoded()));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return text.toString();
  }

  static IssuedLeaf read(GetCertificateResponse answer) {
    try {
      return new IssuedLeaf(
          certificates(answer.certificate()).getFirst(), certificates(answer.certificateChain()));
    } catch (CertificateException unreadable) {
      throw ApplicationFailure.newNonRetryableFailure(
          "AWS Private CA answered with a certificate that cannot be read",
          FailureType.NOT_READ_BACK.name());
    }
  }

  private static List<X509Certificate> certificates(String pem) throws CertificateException {
    return CertificateFactory.getInstance("X.509")
        .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)))
        .stream()
        .map(X509Certificate.class::cast)
        .toList();
  }

  /** Whether the certificate is for the key of the request. */
  static boolean sameKey(X509Certificate certificate, PKCS10CertificationRequest request) {
    try {
      return Arrays.equals(
          certificate.getPublicKey().getEncoded(), request.getSubjectPublicKeyInfo().getEncoded());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
