package io.kedgeline.domain.trustpolicy;

/** Whether something is there, where nobody may have said so. */
public enum Presence {
  YES,
  NO,
  UNKNOWN
}
