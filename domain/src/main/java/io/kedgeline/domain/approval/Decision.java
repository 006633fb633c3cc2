package io.kedgeline.domain.approval;

/** What a person says of a plan. */
public enum Decision {
  APPROVE,
  DENY
}
