package io.kedgeline.domain.posture;

/** What device management says of one thing. Whatever it does not say is unknown, never so. */
public enum Claim {
  YES,
  NO,
  UNKNOWN
}
