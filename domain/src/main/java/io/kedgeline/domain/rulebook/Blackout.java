package io.kedgeline.domain.rulebook;

import java.time.Instant;

/**
 * A span in which nothing is changed.
 *
 * @param name what people call it; 2 to 63 characters of {@code a-z 0-9 -}
 * @param from when it begins
 * @param until when it is over; this instant is not in it
 * @param reason why, in one line of up to 500 characters
 */
public record Blackout(String name, Instant from, Instant until, String reason) {

  public Blackout {
    NameShape.LABEL.require("name", name);
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("until: must be after from");
    }
  }

  /** Whether some instant of this span is in it. */
  public boolean touches(Instant begin, Instant end) {
    return begin.isBefore(until) && from.isBefore(end);
  }

  /** The blackout as a finding tells of it. */
  public String said() {
    return "%s from %s to %s (%s): nothing is opened in it".formatted(name, from, until, reason);
  }
}
