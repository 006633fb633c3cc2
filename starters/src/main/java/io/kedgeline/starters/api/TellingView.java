package io.kedgeline.starters.api;

import io.kedgeline.domain.audit.Telling;
import java.time.Instant;

/**
 * What people could not be told of a run, or that such a message was taken again.
 *
 * @param door by which door, such as {@code slack}
 * @param subject what did not arrive
 * @param told whether such a message was taken again
 * @param reason why it did not, before
 * @param attempts how often it was tried in vain
 * @param at when
 */
public record TellingView(
    String door, Telling.Subject subject, boolean told, String reason, int attempts, Instant at) {

  /** How it is shown. */
  public static TellingView of(Telling telling) {
    return new TellingView(
        telling.door(),
        telling.subject(),
        telling.told(),
        telling.reason(),
        telling.attempts(),
        telling.at());
  }
}
