package io.kedgeline.starters.slack.card;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;

/**
 * What a control of a card or a modal carries: the run, and the plan that was seen.
 *
 * @param run the run
 * @param plan the digest of the plan that the card showed
 */
public record Seen(RunId run, Digest plan) {

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is not what a card of ours carries
   */
  public static Seen read(String value) {
    String[] parts = value.split(" ", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("value: must be a run and a digest");
    }
    return new Seen(new RunId(parts[0]), new Digest(parts[1]));
  }

  /** As a control carries it. */
  public String written() {
    return run + " " + plan.hex();
  }
}
