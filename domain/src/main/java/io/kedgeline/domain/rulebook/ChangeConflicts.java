package io.kedgeline.domain.rulebook;

/** What becomes of a window whose change record is in conflict with other changes. */
public enum ChangeConflicts {
  /** It is not opened, and closed when that is found out while it is open. */
  REFUSED,
  /** Nothing: conflicts are the change system's own business. */
  IGNORED
}
