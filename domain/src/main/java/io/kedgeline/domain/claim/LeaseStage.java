package io.kedgeline.domain.claim;

import java.util.Map;
import java.util.Set;

/**
 * How far a lease has come. A lease only moves forward, so that a closed one can never be opened
 * again by a repeated or forged task; and a step at a time, so that it takes two duties to open one
 * (decision 0011).
 */
public enum LeaseStage {
  /** The policy names the holder; the profile stays disabled for this lease. */
  WRITTEN,
  /** The approval is noted; nobody is let in yet. */
  NOTED,
  /** The profile is enabled for this lease. */
  OPEN,
  /** The holder is out for good. */
  CLOSED;

  private static final Map<LeaseStage, Set<LeaseStage>> NEXT =
      Map.of(
          WRITTEN, Set.of(NOTED, CLOSED),
          NOTED, Set.of(OPEN, CLOSED),
          OPEN, Set.of(CLOSED),
          CLOSED, Set.of());

  /** Whether a lease may move from here to {@code next}; staying where it is is allowed. */
  public boolean mayBecome(LeaseStage next) {
    return next == this || NEXT.getOrDefault(this, Set.of()).contains(next);
  }
}
