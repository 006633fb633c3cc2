package io.kedgeline.domain.external;

import io.kedgeline.domain.certificate.CertificateNames;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.plan.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the certificate says by which an authority outside AWS proves that it can issue one. Its key
 * is not ours: whoever runs the authority presents it.
 *
 * @param sha256 the digest of its DER
 * @param serial its serial number
 * @param names what it says of its holder, if it has one common name
 * @param issued whether the authority signed it, and is called its issuer
 * @param endEntity whether it is no authority's
 * @param revoked whether the revocation list holds it
 * @param notBefore from when it is valid
 * @param notAfter until when it is valid
 */
public record ExternalCanary(
    Digest sha256,
    CertificateSerial serial,
    Optional<CertificateNames> names,
    boolean issued,
    boolean endEntity,
    boolean revoked,
    Instant notBefore,
    Instant notAfter) {

  /** How long it is valid in all. */
  public Duration validity() {
    return Duration.between(notBefore, notAfter);
  }
}
