package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.onboarding.OnboardingEvent;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.OnboardingTransitions;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.ProfileWorld;
import io.kedgeline.workflows.course.Approved;
import io.kedgeline.workflows.course.Causes;
import io.kedgeline.workflows.course.ChangeTold;
import io.kedgeline.workflows.course.Detached;
import io.kedgeline.workflows.course.Planning;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.Sealing;
import io.kedgeline.workflows.course.Unbegun;
import io.kedgeline.workflows.governed.Approvals;
import io.kedgeline.workflows.port.SealReport;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.Optional;

/**
 * {@code setup} and {@code run}; the parts are {@link Planning}, {@link Making}, {@link Undoing}.
 */
public final class ProfileOnboardingImpl implements ProfileOnboarding {

  private final Run<OnboardingState> run;
  private final Planning<ProfilePlan, ProfileWorld> planning;
  private Optional<Approved<ProfilePlan>> approved = Optional.empty();

  /** Sets up everything that a handler touches, since one may run before {@link #run}. */
  @WorkflowInit
  public ProfileOnboardingImpl(OnboardingStart start) {
    this.run = Run.begin(start.request(), OnboardingState.PLANNING, OnboardingTransitions.TABLE);
    this.planning = new Planning<>(run, new ProfilePlanning(run));
  }

  @Override
  public OnboardingOutcome run(OnboardingStart start) {
    String reason = "made, proved and registered";
    try {
      approved = planning.obtain();
      approved.ifPresent(this::make);
    } catch (TemporalFailure failed) {
      reason = Causes.cancelled(failed) ? Unbegun.CANCELLED : Causes.sentence(failed);
    }
    String why = run.approvals().ending().map(ProfileOnboardingImpl::endedBy).orElse(reason);
    return Detached.result(() -> undoTellAndSeal(why));
  }

  private void make(Approved<ProfilePlan> ready) {
    run.progress().move(OnboardingEvent.MAKING_BEGUN);
    new Making(run, ready).make();
  }

  private static String endedBy(Approvals.Ending ending) {
    return "ended by " + ending.by();
  }

  private OnboardingOutcome undoTellAndSeal(String reason) {
    if (run.progress().state() == OnboardingState.MAKING) {
      new Undoing(run).undo(reason);
    } else if (run.progress().state().phase() != Phase.OVER) {
      new Unbegun(run).end(reason);
    }
    String said = run.approvals().status().reason().orElse(reason);
    new ChangeTold(run)
        .end(
            planning.gathered(),
            approved.<Plan>map(Approved::plan).or(() -> run.approvals().plan().plan()),
            said);
    SealReport seal = new Sealing(run).seal();
    Workflow.await(Workflow::isEveryHandlerFinished);
    return new OnboardingOutcome(run.progress().state(), said, seal.head());
  }
}
