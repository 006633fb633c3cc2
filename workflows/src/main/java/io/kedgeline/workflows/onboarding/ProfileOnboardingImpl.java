package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.OnboardingTransitions;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.ProfileWorld;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.port.ProvisioningActs;
import io.kedgeline.workflows.port.Retries;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;

/**
 * {@code setup} and {@code run}; the parts are {@link MakingCourse}, {@link ProfilePlanning},
 * {@link ProfileMaking}, {@link Undoing}.
 */
public final class ProfileOnboardingImpl implements ProfileOnboarding {

  private final Run<OnboardingState> run;
  private final MakingCourse<ProfilePlan, ProfileWorld> course;
  private final ProvisioningActs undoing =
      Workflow.newActivityStub(
          ProvisioningActs.class, TaskQueues.on(TaskQueues.PROVISION, Retries.closing()));

  /** Sets up everything that a handler touches, since one may run before {@link #run}. */
  @WorkflowInit
  public ProfileOnboardingImpl(OnboardingStart start) {
    this.run = Run.begin(start.request(), OnboardingState.PLANNING, OnboardingTransitions.TABLE);
    this.course = new MakingCourse<>(run, new ProfilePlanning(run));
  }

  @Override
  public OnboardingOutcome run(OnboardingStart start) {
    return course.run(new ProfileMaking()::make, new Undoing(run, List.of(undoing::undoProfile)));
  }
}
