package io.kedgeline.domain.change;

/**
 * What the change system knows of conflicts between a record and other changes. The names are
 * stored: never rename one.
 */
public enum ChangeConflict {
  /** Nobody looked, or the system does not look at all. That is not the same as none. */
  NOT_CHECKED,
  /** It looked and found none. */
  NONE,
  /** It found one that nobody has resolved. */
  FOUND,
  /** Its last check broke off, or it says something that the adapter does not know. */
  UNKNOWN
}
