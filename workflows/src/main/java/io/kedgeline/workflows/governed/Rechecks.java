package io.kedgeline.workflows.governed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Hints that a run should look at its change record again. Whoever can reach the engine may give
 * one: it carries no word of what the record says. How often one is heeded has a limit, so that
 * nobody fills the history.
 */
final class Rechecks {

  /** Between two looks; a window of twelve hours then looks 360 times at most. */
  static final Duration PAUSE = Duration.ofMinutes(2);

  /**
   * The same while nobody is in yet: a run may wait for votes and its start for 37 days, and must
   * not have used up its history by then. The record is read again before anything opens.
   */
  static final Duration PAUSE_BEFORE = Duration.ofHours(1);

  private Optional<Instant> last = Optional.empty();
  private boolean wanted;

  /** Whether another look may be asked for now, with this pause after the last one. */
  boolean mayAsk(Instant now, Duration pause) {
    return !wanted && last.filter(before -> now.isBefore(before.plus(pause))).isEmpty();
  }

  void ask(Instant now) {
    last = Optional.of(now);
    wanted = true;
  }

  boolean wanted() {
    return wanted;
  }

  void taken() {
    wanted = false;
  }
}
