package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.change.ChangeState;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a change record must be like to allow a window.
 *
 * @param states in which states it does; never one that is over or unknown
 * @param people whose record it must be
 */
public record ChangeRules(Set<ChangeState> states, ChangePeople people) {

  static final int MOST_STATES = ChangeState.values().length;

  public ChangeRules {
    if (states.isEmpty()) {
      throw new IllegalArgumentException("states: must hold 1 to " + MOST_STATES);
    }
    states.forEach(ChangeRules::requireOpen);
    states = Set.copyOf(EnumSet.copyOf(states));
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
