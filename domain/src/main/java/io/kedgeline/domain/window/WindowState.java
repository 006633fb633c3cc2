package io.kedgeline.domain.window;

import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.governed.RunState;

/** Where a break-glass window stands. Whatever goes wrong ends in a state that says so. */
public enum WindowState implements RunState {
  PLANNING(Phase.PLANNING),
  AWAITING_APPROVAL(Phase.VOTING),
  APPROVED(Phase.APPROVED),
  /** The holder has to show the key that the window's certificate is issued for. */
  AWAITING_KEY(Phase.APPROVED),
  OPENING(Phase.ACTING),
  OPEN(Phase.STANDING),
  CLOSING(Phase.UNDOING),
  REJECTED(Phase.OVER),
  DENIED(Phase.OVER),
  WITHDRAWN(Phase.OVER),
  EXPIRED(Phase.OVER),
  CLOSE_UNPROVEN(Phase.UNDOING),
  /** Closed and proved; its review is owed. */
  CLOSED(Phase.REVIEW),
  /** Closed and proved, and nobody has reviewed it in time. */
  REVIEW_OVERDUE(Phase.REVIEW),
  REVIEWED(Phase.OVER),
  /** Closed and proved before anybody could have got in: there is nothing to review. */
  NEVER_OPEN(Phase.OVER);

  private final Phase phase;

  WindowState(Phase phase) {
    this.phase = phase;
  }

  /**
   * The same state as one of a window.
   *
   * @throws IllegalArgumentException when it is the state of another runbook's run
   */
  public static WindowState of(RunState state) {
    if (state instanceof WindowState window) {
      return window;
    }
    throw new IllegalArgumentException(state.name() + " is not the state of a window");
  }

  @Override
  public Phase phase() {
    return phase;
  }

  /** Whether the holder may have got credentials, so that closing must be proved. */
  public boolean holderMayBeIn() {
    return phase.effective();
  }

  /** Whether the window is shut, and that is proved. */
  public boolean closed() {
    return this == NEVER_OPEN || this == REVIEWED || awaitsReview();
  }
}
