package io.kedgeline.starters.schedule;

import java.time.Instant;
import java.util.Optional;

/**
 * What came of asking for what is due.
 *
 * @param outcome what
 * @param occurrence of which occurrence
 * @param detail what began, or why nothing did
 */
public record Fired(Outcome outcome, Optional<Instant> occurrence, String detail) {

  /** What can come of it. The names are stable: scripts read them. */
  public enum Outcome {
    /** It began now. */
    BEGUN,
    /** It has begun already. */
    EXISTS,
    /** The one before it is not over. */
    SKIPPED,
    /** It was too late. */
    MISSED,
    /** The schedule is paused. */
    PAUSED,
    /** No occurrence has come yet. */
    NOT_DUE
  }
}
