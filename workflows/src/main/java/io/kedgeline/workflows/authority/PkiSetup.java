package io.kedgeline.workflows.authority;

import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import io.kedgeline.workflows.onboarding.OnboardingStart;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * RB-01: makes an environment's authority, its revocation list and its trust anchor, proves them by
 * a canary and registers them. People speak to it through {@link
 * io.kedgeline.workflows.governed.GovernedRun}.
 */
@WorkflowInterface
public interface PkiSetup {

  /** Runs the setup from request to seal. */
  @WorkflowMethod
  OnboardingOutcome run(OnboardingStart start);
}
