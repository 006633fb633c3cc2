package io.kedgeline.starters.desk;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * A document that is sent as text (RFC 7468): one of it, each of its boundaries on a line of its
 * own, and nothing around it. Reading takes a time that grows with the text's length alone.
 */
enum PemDocument {
  CERTIFICATE("CERTIFICATE", "must be one certificate in PEM"),
  REVOCATION_LIST("X509 CRL", "must be one revocation list in PEM");

  private static final int BOUNDARIES = 2;

  private final String begin;
  private final String end;
  private final String rule;

  PemDocument(String label, String rule) {
    this.begin = "-----BEGIN %s-----".formatted(label);
    this.end = "-----END %s-----".formatted(label);
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
    List<String> lines = text.strip().lines().map(String::strip).toList();
    if (lines.size() <= BOUNDARIES
        || !lines.getFirst().equals(begin)
        || !lines.getLast().equals(end)) {
      return Optional.empty();
    }
    try {
      byte[] der = Base64.getDecoder().decode(String.join("", lines.subList(1, lines.size() - 1)));
      return parsed(der) ? Optional.of(der) : Optional.empty();
    } catch (IllegalArgumentException noBase64) {
      return Optional.empty();
    }
  }

  /** The factory leaves what follows the first object unread. */
  private boolean parsed(byte[] der) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      ByteArrayInputStream octets = new ByteArrayInputStream(der);
      return switch (this) {
        case CERTIFICATE ->
            factory.generateCertificate(octets) instanceof X509Certificate read
                && Arrays.equals(read.getEncoded(), der);
        case REVOCATION_LIST ->
            factory.generateCRL(octets) instanceof X509CRL read
                && Arrays.equals(read.getEncoded(), der);
      };
    } catch (GeneralSecurityException unreadable) {
      return false;
    }
  }
}
