package io.kedgeline.domain.change;

/**
 * What the change system knows of conflicts between a record and other changes. The names are
 * stored: never rename one.
 */
public enum ChangeConflict {
  /** Nobody looked, or the system does not look at all. That is not the same as none. */
  NOT_CHECKED(false),
  /** It looked and found none. */
  NONE(false),
  /** It found one that nobody has resolved. */
  FOUND(true),
  /** It says something that the adapter does not know. */
  UNKNOWN(true);

  private final boolean speaksAgainst;

  ChangeConflict(boolean speaksAgainst) {
    this.speaksAgainst = speaksAgainst;
  }

  /** Whether it speaks against carrying out the change. */
  public boolean speaksAgainst() {
    return speaksAgainst;
  }
}
