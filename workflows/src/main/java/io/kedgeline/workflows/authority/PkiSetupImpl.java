package io.kedgeline.workflows.authority;

import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityWorld;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.OnboardingTransitions;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.onboarding.MakingCourse;
import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import io.kedgeline.workflows.onboarding.OnboardingStart;
import io.kedgeline.workflows.onboarding.Undoing;
import io.kedgeline.workflows.port.AuthorityActs;
import io.kedgeline.workflows.port.CanaryActs;
import io.kedgeline.workflows.port.Retries;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.List;

/**
 * {@code setup} and {@code run}; the parts are {@link MakingCourse}, {@link AuthorityPlanning},
 * {@link AuthorityMaking}, {@link Undoing}.
 */
public final class PkiSetupImpl implements PkiSetup {

  private final Run<OnboardingState> run;
  private final MakingCourse<AuthorityPlan, AuthorityWorld> course;
  private final CanaryActs canary =
      Workflow.newActivityStub(
          CanaryActs.class, TaskQueues.on(TaskQueues.PROVISION, Retries.closing()));
  private final AuthorityActs acts =
      Workflow.newActivityStub(
          AuthorityActs.class, TaskQueues.on(TaskQueues.PKI, Retries.closing()));

  /** Sets up everything that a handler touches, since one may run before {@link #run}. */
  @WorkflowInit
  public PkiSetupImpl(OnboardingStart start) {
    this.run = Run.begin(start.request(), OnboardingState.PLANNING, OnboardingTransitions.TABLE);
    this.course = new MakingCourse<>(run, new AuthorityPlanning(run));
  }

  @Override
  public OnboardingOutcome run(OnboardingStart start) {
    return course.run(
        new AuthorityMaking()::make,
        new Undoing(run, List.of(canary::undoCanary, acts::undoAuthority)));
  }
}
