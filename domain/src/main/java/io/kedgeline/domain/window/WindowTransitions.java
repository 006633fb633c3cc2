package io.kedgeline.domain.window;

import static io.kedgeline.domain.window.WindowEvent.CLOSING_NOT_PROVED;
import static io.kedgeline.domain.window.WindowEvent.CLOSING_PROVED;
import static io.kedgeline.domain.window.WindowEvent.END_REACHED;
import static io.kedgeline.domain.window.WindowEvent.KEY_AWAITED;
import static io.kedgeline.domain.window.WindowEvent.NOTHING_TO_REVIEW;
import static io.kedgeline.domain.window.WindowEvent.OPENING_BEGUN;
import static io.kedgeline.domain.window.WindowEvent.OPENING_PROVED;
import static io.kedgeline.domain.window.WindowEvent.REVIEW_MISSED;
import static io.kedgeline.domain.window.WindowEvent.REVIEW_RECORDED;

import io.kedgeline.domain.governed.ApprovalEvent;
import io.kedgeline.domain.governed.ApprovalStates;
import io.kedgeline.domain.governed.RunEvent;
import io.kedgeline.domain.governed.Transitions;
import java.util.Optional;

/** The legal moves of a window. */
public final class WindowTransitions {

  /** The table. */
  public static final Transitions<WindowState> TABLE =
      Transitions.ofApproval(
              new ApprovalStates<>(
                  WindowState.PLANNING,
                  WindowState.AWAITING_APPROVAL,
                  WindowState.APPROVED,
                  WindowState.REJECTED,
                  WindowState.DENIED,
                  WindowState.WITHDRAWN,
                  WindowState.EXPIRED))
          .with(WindowState.APPROVED, KEY_AWAITED, WindowState.AWAITING_KEY)
          .with(WindowState.AWAITING_KEY, ApprovalEvent.DISMISSED, WindowState.PLANNING)
          .with(WindowState.AWAITING_KEY, ApprovalEvent.DENIED, WindowState.DENIED)
          .with(WindowState.AWAITING_KEY, ApprovalEvent.WITHDRAWN, WindowState.WITHDRAWN)
          .with(WindowState.AWAITING_KEY, ApprovalEvent.EXPIRED, WindowState.EXPIRED)
          .with(WindowState.AWAITING_KEY, OPENING_BEGUN, WindowState.OPENING)
          .with(WindowState.APPROVED, OPENING_BEGUN, WindowState.OPENING)
          .with(WindowState.OPENING, OPENING_PROVED, WindowState.OPEN)
          .with(WindowState.OPENING, END_REACHED, WindowState.CLOSING)
          .with(WindowState.OPEN, END_REACHED, WindowState.CLOSING)
          .with(WindowState.CLOSING, CLOSING_PROVED, WindowState.CLOSED)
          .with(WindowState.CLOSING, CLOSING_NOT_PROVED, WindowState.CLOSE_UNPROVEN)
          .with(WindowState.CLOSE_UNPROVEN, CLOSING_PROVED, WindowState.CLOSED)
          .with(WindowState.CLOSED, NOTHING_TO_REVIEW, WindowState.NEVER_OPEN)
          .with(WindowState.CLOSED, REVIEW_MISSED, WindowState.REVIEW_OVERDUE)
          .with(WindowState.CLOSED, REVIEW_RECORDED, WindowState.REVIEWED)
          .with(WindowState.REVIEW_OVERDUE, REVIEW_RECORDED, WindowState.REVIEWED);

  private WindowTransitions() {}

  /** The state that this event leads to, or nothing where the event cannot happen. */
  public static Optional<WindowState> next(WindowState from, RunEvent event) {
    return TABLE.next(from, event);
  }
}
