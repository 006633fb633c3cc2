package io.kedgeline.domain.window;

/** Where a break-glass window stands. Whatever goes wrong ends in a state that says so. */
public enum WindowState {
  PLANNING(false),
  AWAITING_APPROVAL(false),
  APPROVED(false),
  OPENING(false),
  OPEN(false),
  CLOSING(false),
  REJECTED(true),
  DENIED(true),
  WITHDRAWN(true),
  EXPIRED(true),
  CLOSE_UNPROVEN(false),
  /** Closed and proved; its review is owed. */
  CLOSED(false),
  /** Closed and proved, and nobody has reviewed it in time. */
  REVIEW_OVERDUE(false),
  REVIEWED(true),
  /** Closed and proved before anybody could have got in: there is nothing to review. */
  NEVER_OPEN(true);

  private final boolean last;

  WindowState(boolean last) {
    this.last = last;
  }

  /** Whether nothing follows. */
  public boolean last() {
    return last;
  }

  /** Whether the holder may have got credentials, so that closing must be proved. */
  public boolean holderMayBeIn() {
    return switch (this) {
      case OPENING, OPEN, CLOSING, CLOSE_UNPROVEN -> true;
      case PLANNING,
          AWAITING_APPROVAL,
          APPROVED,
          REJECTED,
          DENIED,
          WITHDRAWN,
          EXPIRED,
          CLOSED,
          REVIEW_OVERDUE,
          REVIEWED,
          NEVER_OPEN ->
          false;
    };
  }

  /** Whether the window is shut, and that is proved. */
  public boolean closed() {
    return this == NEVER_OPEN || this == REVIEWED || awaitsReview();
  }

  /** Whether somebody has to review the window. */
  public boolean awaitsReview() {
    return this == CLOSED || this == REVIEW_OVERDUE;
  }
}
