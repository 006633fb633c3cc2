package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.change.ChangeState;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a change record must be like to allow a window.
 *
 * @param states in which states it does; never one that is over or unknown
 * @param people whose record it must be
 * @param conflicts what becomes of one that is in conflict with other changes
 * @param checkedWithin how long before the window begins the change system must have looked for
 *     conflicts; none where that is not asked
 * @param notes whether it is told how the run ended
 */
public record ChangeRules(
    Set<ChangeState> states,
    ChangePeople people,
    ChangeConflicts conflicts,
    Optional<Duration> checkedWithin,
    ChangeNotesRule notes) {

  static final int MOST_STATES = ChangeState.values().length;

  /** Rules that refuse a record in conflict, and tell it nothing. */
  public ChangeRules(Set<ChangeState> states, ChangePeople people) {
    this(states, people, ChangeConflicts.REFUSED, Optional.empty(), ChangeNotesRule.OMITTED);
  }

  public ChangeRules {
    if (states.isEmpty()) {
      throw new IllegalArgumentException("states: must hold 1 to " + MOST_STATES);
    }
    states.forEach(ChangeRules::requireOpen);
    states = Set.copyOf(EnumSet.copyOf(states));
    if (conflicts == ChangeConflicts.IGNORED && checkedWithin.isPresent()) {
      throw new IllegalArgumentException("checkedWithin: stands with conflicts: refused only");
    }
    checkedWithin.ifPresent(span -> DurationLimit.CONFLICT_CHECK.require("checkedWithin", span));
  }

  /** The state of this name, if it may allow a window. */
  static ChangeState state(String name) {
    for (ChangeState state : ChangeState.values()) {
      if (state.name().equals(name)) {
        requireOpen(state);
        return state;
      }
    }
    throw new IllegalArgumentException(
        "state: must be one of DRAFT, AWAITING_APPROVAL, SCHEDULED, IMPLEMENTING, IN_REVIEW");
  }

  private static void requireOpen(ChangeState state) {
    if (!state.mayAllow()) {
      throw new IllegalArgumentException(
          "state: a record that is %s never allows a window".formatted(state));
    }
  }
}
