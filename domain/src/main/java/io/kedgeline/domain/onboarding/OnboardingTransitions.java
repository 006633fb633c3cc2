package io.kedgeline.domain.onboarding;

import static io.kedgeline.domain.onboarding.OnboardingEvent.FOUND_REGISTERED;
import static io.kedgeline.domain.onboarding.OnboardingEvent.GIVEN_UP;
import static io.kedgeline.domain.onboarding.OnboardingEvent.MAKING_BEGUN;
import static io.kedgeline.domain.onboarding.OnboardingEvent.REGISTRATION_DONE;
import static io.kedgeline.domain.onboarding.OnboardingEvent.UNDO_NOT_PROVED;
import static io.kedgeline.domain.onboarding.OnboardingEvent.UNDO_PROVED;

import io.kedgeline.domain.governed.ApprovalStates;
import io.kedgeline.domain.governed.Transitions;

/** The legal moves of a making. */
public final class OnboardingTransitions {

  /** The table. */
  public static final Transitions<OnboardingState> TABLE =
      Transitions.ofApproval(
              new ApprovalStates<>(
                  OnboardingState.PLANNING,
                  OnboardingState.AWAITING_APPROVAL,
                  OnboardingState.APPROVED,
                  OnboardingState.REJECTED,
                  OnboardingState.DENIED,
                  OnboardingState.WITHDRAWN,
                  OnboardingState.EXPIRED))
          .with(OnboardingState.APPROVED, MAKING_BEGUN, OnboardingState.MAKING)
          .with(OnboardingState.MAKING, REGISTRATION_DONE, OnboardingState.REGISTERED)
          .with(OnboardingState.MAKING, GIVEN_UP, OnboardingState.UNDOING)
          .with(OnboardingState.UNDOING, UNDO_PROVED, OnboardingState.UNDONE)
          .with(OnboardingState.UNDOING, FOUND_REGISTERED, OnboardingState.REGISTERED)
          .with(OnboardingState.UNDOING, UNDO_NOT_PROVED, OnboardingState.UNDO_UNPROVEN)
          .with(OnboardingState.UNDO_UNPROVEN, UNDO_PROVED, OnboardingState.UNDONE)
          .with(OnboardingState.UNDO_UNPROVEN, FOUND_REGISTERED, OnboardingState.REGISTERED);

  private OnboardingTransitions() {}
}
