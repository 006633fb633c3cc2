package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.identity.PersonId;
import java.time.Duration;
import java.time.Instant;

/**
 * What a plan says when it puts off the end of a window that is open.
 *
 * @param number which extension of the window, from 1
 * @param requester who asked for it; they fill no slot
 * @param askedAt when
 * @param from when the window began
 * @param until when it would end without
 * @param by how much later it shall end
 * @param reason why, in the requester's words
 */
public record PlannedExtension(
    int number,
    PersonId requester,
    Instant askedAt,
    Instant from,
    Instant until,
    Duration by,
    String reason) {

  /** When the window shall end. */
  public Instant end() {
    return until.plus(by);
  }
}
