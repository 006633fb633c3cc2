package io.kedgeline.starters.desk;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document that is sent as text (RFC 7468): one of it, and nothing around it. */
enum PemDocument {
  CERTIFICATE("CERTIFICATE", "must be one certificate in PEM"),
  REVOCATION_LIST("X509 CRL", "must be one revocation list in PEM");

  private final Pattern shape;
  private final String rule;

  PemDocument(String label, String rule) {
    this.shape =
        Pattern.compile(
            "\\s*-----BEGIN %1$s-----\\s+([A-Za-z0-9+/=\\s]+?)\\s*-----END %1$s-----\\s*"
                .formatted(label));
    this.rule = rule;
  }

  /** The rule that this text breaks, if any. */
  Optional<String> broken(String text) {
    return read(text).isPresent() ? Optional.empty() : Optional.of(rule);
  }

  /**
   * Its DER.
   *
   * @throws IllegalArgumentException when the text is no such document
   */
  byte[] der(String text) {
    return read(text).orElseThrow(() -> new IllegalArgumentException("document: " + rule));
  }

  private Optional<byte[]> read(String text) {
    Matcher matcher = shape.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      byte[] der =
          Base64.getMimeDecoder().decode(matcher.group(1).getBytes(StandardCharsets.US_ASCII));
      return parsed(der) ? Optional.of(der) : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  private boolean parsed(byte[] der) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      ByteArrayInputStream octets = new ByteArrayInputStream(der);
      return switch (this) {
        case CERTIFICATE -> factory.generateCertificate(octets) != null;
        case REVOCATION_LIST -> factory.generateCRL(octets) != null;
      };
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }
}
