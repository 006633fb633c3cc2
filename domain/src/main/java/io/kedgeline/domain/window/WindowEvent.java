package io.kedgeline.domain.window;

import io.kedgeline.domain.governed.RunEvent;

/** What moves an approved break-glass window from one state to another. */
public enum WindowEvent implements RunEvent {
  KEY_AWAITED,
  OPENING_BEGUN,
  OPENING_PROVED,
  END_REACHED,
  CLOSING_PROVED,
  CLOSING_NOT_PROVED,
  NOTHING_TO_REVIEW,
  REVIEW_MISSED,
  REVIEW_RECORDED
}
