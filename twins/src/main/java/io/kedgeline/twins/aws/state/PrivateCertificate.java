package io.kedgeline.twins.aws.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that a private authority issued.
 *
 * @param serial in small hexadecimal letters
 * @param pem the certificate
 * @param subject its distinguished name
 * @param notBefore from when on it is valid
 * @param notAfter until when it is valid
 * @param selfSigned whether it is the authority's own, signed by itself
 * @param template the ARN of the template
 * @param issuedAt when it was asked for
 * @param readyAt from when on it can be had
 * @param token by which a repeated request is known
 * @param revocation how it was revoked, if it was
 */
public record PrivateCertificate(
    String serial,
    String pem,
    String subject,
    Instant notBefore,
    Instant notAfter,
    boolean selfSigned,
    String template,
    Instant issuedAt,
    Instant readyAt,
    Optional<String> token,
    Optional<Revocation> revocation) {

  /**
   * How a certificate was revoked.
   *
   * @param at when
   * @param reason as the service names it, such as {@code KEY_COMPROMISE}
   * @param listedFrom from when on a revocation list can tell it
   */
  public record Revocation(Instant at, String reason, Instant listedFrom) {}

  /** The same certificate, revoked. */
  public PrivateCertificate revoked(Revocation how) {
    return new PrivateCertificate(
        serial,
        pem,
        subject,
        notBefore,
        notAfter,
        selfSigned,
        template,
        issuedAt,
        readyAt,
        token,
        Optional.of(how));
  }
}
