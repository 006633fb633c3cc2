package io.kedgeline.domain.external;

import io.kedgeline.domain.plan.Digest;
import java.time.Instant;
import java.util.Optional;

/**
 * What the revocation list of an authority outside AWS says (RFC 5280 §5).
 *
 * @param sha256 the digest of its DER
 * @param signed whether the authority signed it, and is called its issuer
 * @param whole whether it holds all that is revoked: it is neither a delta nor one of several
 * @param number its number, in decimal, if it has one
 * @param entries how many revoked certificates it holds
 * @param thisUpdate when it was published
 * @param nextUpdate until when it is to be replaced, if it says so
 */
public record ExternalList(
    Digest sha256,
    boolean signed,
    boolean whole,
    Optional<String> number,
    int entries,
    Instant thisUpdate,
    Optional<Instant> nextUpdate) {}
