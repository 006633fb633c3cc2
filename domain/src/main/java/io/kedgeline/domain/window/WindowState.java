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
  CLOSED(true),
  CLOSE_UNPROVEN(false);

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
      case PLANNING, AWAITING_APPROVAL, APPROVED, REJECTED, DENIED, WITHDRAWN, EXPIRED, CLOSED ->
          false;
    };
  }
}
