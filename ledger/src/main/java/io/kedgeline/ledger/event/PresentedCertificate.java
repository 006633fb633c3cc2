package io.kedgeline.ledger.event;

import io.kedgeline.domain.certificate.CertificateSerial;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The certificate that asked for a session, as far as the event tells.
 *
 * @param serial its serial number
 * @param issuer its issuer's name, as AWS writes it; at most {@value #MOST_OCTETS} octets in UTF-8
 * @param subject its subject's name, or of it what became the session's source identity; likewise
 */
public record PresentedCertificate(
    Optional<CertificateSerial> serial, Optional<String> issuer, Optional<String> subject) {

  /** How long a name may be. */
  public static final int MOST_OCTETS = 1024;

  public PresentedCertificate {
    if (issuer.filter(name -> !isName(name)).isPresent()) {
      throw new IllegalArgumentException("issuer: must be 1 to 1024 octets");
    }
    if (subject.filter(name -> !isName(name)).isPresent()) {
      throw new IllegalArgumentException("subject: must be 1 to 1024 octets");
    }
  }

  /** Whether a name is neither empty nor too long. */
  public static boolean isName(String text) {
    int octets = text.getBytes(StandardCharsets.UTF_8).length;
    return octets > 0 && octets <= MOST_OCTETS;
  }

  /** Nobody with a certificate. */
  public static PresentedCertificate none() {
    return new PresentedCertificate(Optional.empty(), Optional.empty(), Optional.empty());
  }
}
