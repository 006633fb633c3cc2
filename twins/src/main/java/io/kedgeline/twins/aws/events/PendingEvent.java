package io.kedgeline.twins.aws.events;

import java.time.Duration;
import java.time.Instant;

/**
 * An event that waits for its delivery.
 *
 * @param number greater than that of every earlier one
 * @param called when the call was made
 * @param due when it is to be delivered, or delivered again
 * @param body as it is posted
 */
record PendingEvent(long number, Instant called, Instant due, String body) {

  /** EventBridge User Guide, "How EventBridge retries delivering events". */
  private static final Duration TRIED_FOR = Duration.ofHours(24);

  private static final Duration PAUSE = Duration.ofMinutes(1);

  /** The same, to be tried again: always after the same pause, where AWS backs off. */
  PendingEvent again(Instant now) {
    return new PendingEvent(number, called, now.plus(PAUSE), body);
  }

  boolean givenUp(Instant now) {
    return now.isAfter(called.plus(TRIED_FOR));
  }
}
