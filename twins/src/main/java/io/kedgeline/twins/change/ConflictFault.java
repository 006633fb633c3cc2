package io.kedgeline.twins.change;

/** What can be wrong with what a change system says of conflicts. */
public enum ConflictFault {
  /** The instance has no Change Management API. */
  NO_SUCH_API,
  /** The account has no role for it. */
  NOT_ALLOWED,
  /** A check is under way. */
  UNDER_WAY,
  /** The last check broke off. */
  BROKE_OFF,
  /** Every call fails. */
  SERVER_ERROR,
  /** JSON without the list of conflicts. */
  NO_LIST,
  /** The time of the last check is no date. */
  NO_DATE,
  /**
   * No check has run since the record was changed; the time of the one before still stands there.
   */
  NOT_RUN_SINCE,
  /** Access rules keep the rows of the list from this account, and not what the record says. */
  EMPTIED
}
