package io.kedgeline.domain.change;

/**
 * Where a change record stands, in the words of this project: every change system names its states
 * otherwise, and its adapter says which is which. The names are stored: never rename one.
 */
public enum ChangeState {
  /** Being written. */
  DRAFT(true),
  /** Being assessed or authorised. */
  AWAITING_APPROVAL(true),
  /** Authorised, and waits for its planned span. */
  SCHEDULED(true),
  /** Being carried out. */
  IMPLEMENTING(true),
  /** Carried out, and looked at. */
  IN_REVIEW(true),
  /** Over. */
  CLOSED(false),
  /** Given up. */
  CANCELLED(false),
  /** A state that the adapter does not know. */
  UNKNOWN(false);

  private final boolean mayAllow;

  ChangeState(boolean mayAllow) {
    this.mayAllow = mayAllow;
  }

  /** Whether the change is over, carried out or given up. */
  public boolean over() {
    return this == CLOSED || this == CANCELLED;
  }

  /** Whether a rulebook may let this state allow anything. */
  public boolean mayAllow() {
    return mayAllow;
  }
}
