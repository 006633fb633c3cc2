package io.kedgeline.twins.aws.acmpca;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PEM as the service takes and gives it (RFC 7468). */
final class Pem {

  private static final int LINE = 64;

  private Pem() {}

  static String of(String label, byte[] der) {
    String text = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(label, text, label);
  }

  static String of(List<X509Certificate> certificates) {
    StringBuilder text = new StringBuilder();
    for (X509Certificate certificate : certificates) {
      try {
        text.append(of("CERTIFICATE", certificate.getEncoded()));
      } catch (CertificateEncodingException unwritable) {
        throw new IllegalStateException(unwritable);
      }
    }
    return text.toString();
  }

  /** The certificates in these octets. */
  static List<X509Certificate> certificates(byte[] pem) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (GeneralSecurityException unreadable) {
      throw Refusals.certificate("The certificate cannot be read");
    }
  }

  /** The certificate in this text of ours. */
  static X509Certificate certificate(String pem) {
    return certificates(pem.getBytes(StandardCharsets.US_ASCII)).get(0);
  }

  /** The octets of the first part whose label ends like this. */
  static Optional<byte[]> der(byte[] pem, String label) {
    Matcher part =
        Pattern.compile("-----BEGIN (NEW )?%s-----([A-Za-z0-9+/=\\s]+)-----END".formatted(label))
            .matcher(new String(pem, StandardCharsets.US_ASCII));
    try {
      return part.find()
          ? Optional.of(Base64.getMimeDecoder().decode(part.group(2)))
          : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }
}
