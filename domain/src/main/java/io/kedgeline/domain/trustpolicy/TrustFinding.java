package io.kedgeline.domain.trustpolicy;

import java.util.Optional;

/**
 * What is wrong with a trust policy.
 *
 * @param code which check found it
 * @param severity what it means for strangers
 * @param sentence what is wrong, with which statement
 * @param fix what mends it
 * @param stranger a certificate that gets in and should not; present if and only if it OPENS
 */
public record TrustFinding(
    TrustCode code,
    Severity severity,
    String sentence,
    String fix,
    Optional<CertificateFacts> stranger) {

  static TrustFinding of(TrustCode code, Severity severity, String sentence) {
    return new TrustFinding(code, severity, sentence, code.fix(), Optional.empty());
  }
}
