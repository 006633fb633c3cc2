package io.kedgeline.starters.slack.card;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;

/**
 * What a control of a card or a modal carries: the run, and the plan that was seen.
 *
 * @param run the run
 * @param plan the digest of the plan that the card showed
 * @param moreTime whether it was a plan of more time in an open window
 */
public record Seen(RunId run, Digest plan, boolean moreTime) {

  private static final String WINDOW = "window";
  private static final String MORE_TIME = "more-time";

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is not what a card of ours carries
   */
  public static Seen read(String value) {
    String[] parts = value.split(" ", -1);
    if (parts.length != 3 || !(parts[2].equals(WINDOW) || parts[2].equals(MORE_TIME))) {
      throw new IllegalArgumentException("value: must be a run, a digest and what it is of");
    }
    return new Seen(new RunId(parts[0]), new Digest(parts[1]), parts[2].equals(MORE_TIME));
  }

  /** As a control carries it. */
  public String written() {
    return "%s %s %s".formatted(run, plan.hex(), moreTime ? MORE_TIME : WINDOW);
  }
}
