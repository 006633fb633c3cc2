package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.governed.RunEvent;

/** What moves an approved making from one state to another. */
public enum OnboardingEvent implements RunEvent {
  MAKING_BEGUN,
  REGISTRATION_DONE,
  GIVEN_UP,
  UNDO_PROVED,
  UNDO_NOT_PROVED,
  /** The registration turned out to be done: there is nothing to undo. */
  FOUND_REGISTERED
}
