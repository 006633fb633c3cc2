package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.plan.ChangeId;
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

  /** The first blackout in which this span of work would be: what is no emergency waits. */
  public Optional<Blackout> forbiddingWork(Instant from, Instant until) {
    return spans.stream().filter(span -> span.touches(from, until)).findFirst();
  }

  /**
   * The first blackout that forbids a window of this span. A drill is no emergency: what RB-06 may
   * is not allowed to it.
   *
   * @param change under which change the window would be
   */
  public Optional<Blackout> forbidding(ChangeId change, Instant from, Instant until) {
    return breakGlass == DuringBlackout.ALLOWED && !change.drill()
        ? Optional.empty()
        : spans.stream().filter(span -> span.touches(from, until)).findFirst();
  }
}
