package io.kedgeline.starters.desk;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.workflows.authority.PkiSetup;
import io.kedgeline.workflows.breakglass.BreakGlassWindow;
import io.kedgeline.workflows.breakglass.WindowStart;
import io.kedgeline.workflows.enrollment.ConsumerEnrollment;
import io.kedgeline.workflows.enrollment.EnrollmentStart;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.onboarding.OnboardingStart;
import io.kedgeline.workflows.onboarding.ProfileOnboarding;

/**
 * What the engine is asked to run.
 *
 * @param type the workflow's type, as the engine names it
 * @param input what it is given, which holds the signed request and nothing else
 */
record StartedWorkflow(String type, Record input) {

  /**
   * What carries out this signed request in this run.
   *
   * @throws IllegalArgumentException when this build has no such runbook
   */
  static StartedWorkflow of(RunId run, SignedAct request) {
    RunbookId runbook =
        run.runbook()
            .orElseThrow(
                () -> new IllegalArgumentException("run: this build has no runbook of " + run));
    return switch (runbook) {
      case BREAK_GLASS_WINDOW, BREAK_GLASS_DRILL ->
          of(BreakGlassWindow.class, new WindowStart(request));
      case PROFILE_ONBOARDING -> of(ProfileOnboarding.class, new OnboardingStart(request));
      case CONSUMER_ENROLLMENT -> of(ConsumerEnrollment.class, new EnrollmentStart(request));
      case PKI_SETUP -> of(PkiSetup.class, new OnboardingStart(request));
    };
  }

  private static StartedWorkflow of(Class<?> workflow, Record input) {
    return new StartedWorkflow(workflow.getSimpleName(), input);
  }
}
