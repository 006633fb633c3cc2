package io.kedgeline.domain.rulebook;

/** What becomes of a window whose change record is in conflict with other changes. */
public enum ChangeConflicts {
  /** It is not planned, opened or given more time. One that is open stays so. */
  REFUSED,
  /** Nothing: conflicts are the change system's own business. */
  IGNORED
}
