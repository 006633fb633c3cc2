package io.kedgeline.activities.certificate;

import io.kedgeline.activities.making.Unmade;
import io.kedgeline.domain.plan.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Certificates as text (RFC 7468 §5). */
public final class PemText {

  private PemText() {}

  /** This certificate as text. */
  public static String of(X509Certificate certificate) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new PemObject("CERTIFICATE", certificate.getEncoded()));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    } catch (GeneralSecurityException unencodable) {
      throw Unmade.notReadBack("a certificate cannot be written: " + unencodable.getMessage());
    }
    return text.toString();
  }

  /** The digest of this certificate's DER. */
  public static Digest digest(X509Certificate certificate) {
    try {
      return Digest.of(certificate.getEncoded());
    } catch (GeneralSecurityException unencodable) {
      throw Unmade.notReadBack("a certificate cannot be written: " + unencodable.getMessage());
    }
  }

  /** The certificates of this text; none where it has none, or one that cannot be read. */
  public static List<X509Certificate> certificates(String text) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)))
          .stream()
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException unreadable) {
      return List.of();
    }
  }
}
