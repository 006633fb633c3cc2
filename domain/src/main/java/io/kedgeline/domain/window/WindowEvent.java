package io.kedgeline.domain.window;

/** What moves a break-glass window from one state to another. */
public enum WindowEvent {
  PLANNED,
  REJECTED,
  QUORUM_MET,
  DISMISSED,
  DENIED,
  WITHDRAWN,
  EXPIRED,
  OPENING_BEGUN,
  OPENING_PROVED,
  END_REACHED,
  CLOSING_PROVED,
  CLOSING_NOT_PROVED,
  NOTHING_TO_REVIEW,
  REVIEW_MISSED,
  REVIEW_RECORDED
}
