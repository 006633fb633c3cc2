package io.kedgeline.workflows.onboarding;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * RB-02: makes a profile and its role, proves whom they let in, and registers them. People speak to
 * it through {@link io.kedgeline.workflows.governed.GovernedRun}.
 */
@WorkflowInterface
public interface ProfileOnboarding {

  /** Runs the onboarding from request to seal. */
  @WorkflowMethod
  OnboardingOutcome run(OnboardingStart start);
}
