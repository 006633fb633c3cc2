package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.governed.RunState;

/** Where the making of something stands that is to last. */
public enum OnboardingState implements RunState {
  PLANNING(Phase.PLANNING),
  AWAITING_APPROVAL(Phase.VOTING),
  APPROVED(Phase.APPROVED),
  MAKING(Phase.ACTING),
  /** Made, proved and registered: it lasts. */
  REGISTERED(Phase.OVER),
  UNDOING(Phase.UNDOING),
  /** What was made is gone again, and that was read back. */
  UNDONE(Phase.OVER),
  UNDO_UNPROVEN(Phase.UNDOING),
  REJECTED(Phase.OVER),
  DENIED(Phase.OVER),
  WITHDRAWN(Phase.OVER),
  EXPIRED(Phase.OVER);

  private final Phase phase;

  OnboardingState(Phase phase) {
    this.phase = phase;
  }

  @Override
  public Phase phase() {
    return phase;
  }
}
