package io.kedgeline.domain.rulebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The spans in which nothing is changed, and what they mean for break-glass windows.
 *
 * @param spans the spans; no two share an instant
 * @param breakGlass whether RB-06 may open a window in them all the same
 */
public record Blackouts(List<Blackout> spans, DuringBlackout breakGlass) {

  static final int MOST_SPANS = 200;

  public Blackouts {
    spans = List.copyOf(spans);
  }

  /** No spans at all. */
  public static Blackouts none() {
    return new Blackouts(List.of(), DuringBlackout.REFUSED);
  }

  /** The first blackout that forbids a break-glass window of this span. */
  public Optional<Blackout> forbidding(Instant from, Instant until) {
    return breakGlass == DuringBlackout.ALLOWED
        ? Optional.empty()
        : spans.stream().filter(span -> span.touches(from, until)).findFirst();
  }
}
