package io.kedgeline.ledger.schedule;

import java.time.Instant;

/**
 * What became of an occurrence of a schedule.
 *
 * @param schedule the schedule's name
 * @param occurrence when it was to begin, before any jitter
 * @param outcome what became of it
 * @param at when that was known
 * @param detail what a person reads of it: what was begun, or why nothing was
 */
public record Firing(
    String schedule, Instant occurrence, Outcome outcome, Instant at, String detail) {

  /** What can become of an occurrence. The names are stored: never rename one. */
  public enum Outcome {
    /** It began. */
    BEGUN,
    /** The one before it was not over. */
    SKIPPED,
    /** It was too late for it, or a later one has overtaken it. */
    MISSED
  }
}
