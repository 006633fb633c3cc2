package io.kedgeline.domain.claim;

import java.util.Map;
import java.util.Set;

/**
 * How far a lease has come. A lease only moves forward, so that a closed one can never be opened
 * again by a repeated or forged task.
 */
public enum LeaseStage {
  /** The policy names the holder; the profile stays disabled for this lease. */
  WRITTEN,
  /** The approval is noted on the profile; the profile may be enabled. */
  OPEN,
  /** The holder is out for good. */
  CLOSED;

  private static final Map<LeaseStage, Set<LeaseStage>> NEXT =
      Map.of(WRITTEN, Set.of(OPEN, CLOSED), OPEN, Set.of(CLOSED), CLOSED, Set.of());

  /** Whether a lease may move from here to {@code next}; staying where it is is allowed. */
  public boolean mayBecome(LeaseStage next) {
    return next == this || NEXT.getOrDefault(this, Set.of()).contains(next);
  }
}
