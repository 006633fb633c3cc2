package io.kedgeline.domain.warrant;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import java.time.Duration;
import java.time.Instant;

/**
 * What every act says of itself.
 *
 * @param run the run that it is meant for, and no other
 * @param person the natural person whom the server authenticated
 * @param channel the door they came through, such as {@code api}
 * @param nonce drawn by the server, so that no two acts are the same octets
 * @param issuedAt when the server signed it
 * @param expiresAt from when on it is no longer taken in
 */
public record ActHeader(
    RunId run, PersonId person, String channel, String nonce, Instant issuedAt, Instant expiresAt) {

  /** How far a server's clock may be ahead of a workflow's. */
  private static final Duration SKEW = Duration.ofSeconds(30);

  /** Whether the act may be taken in at this instant: neither expired nor dated in the future. */
  public boolean freshAt(Instant now) {
    return now.isBefore(expiresAt) && !issuedAt.isAfter(now.plus(SKEW));
  }
}
