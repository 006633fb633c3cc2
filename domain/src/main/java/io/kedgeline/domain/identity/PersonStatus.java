package io.kedgeline.domain.identity;

/** Whether a person's word counts. Only {@link #ACTIVE} people ask, vote or close. */
public enum PersonStatus {
  ACTIVE,
  SUSPENDED,
  LEFT
}
