package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.authority.AnchorPlan;
import io.kedgeline.domain.onboarding.OnboardingEvent;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Approved;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.port.MakingReport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Takes the steps of one making under its warrant, and notes what they came to. */
public final class MakingSteps {

  private final Run<OnboardingState> run;
  private final Approved<?> approved;
  private final Acting acting;

  MakingSteps(Run<OnboardingState> run, Approved<?> approved) {
    this.run = run;
    this.approved = approved;
    this.acting = new Acting(run);
  }

  /**
   * Has this step taken.
   *
   * @return what was seen, one sentence each
   * @throws io.temporal.failure.TemporalFailure when it fails, is given up, or the answer is none
   */
  public List<String> take(Operation operation, Function<MakingAct, MakingReport> activity) {
    return acting
        .carrying(
            facts -> activity.apply(new MakingAct(run.id(), approved.papers(), operation, facts)))
        .filter(report -> report.operation() == operation && acting.mine(report.run()))
        .orElseThrow(() -> Acting.foreign(operation.name()))
        .observations();
  }

  /** Whether the plan has this step. */
  public boolean plans(Operation operation) {
    return approved.plan().actions().stream().anyMatch(one -> one.operation() == operation);
  }

  /** How long a certificate of an authority outside AWS is waited for, by the plan. */
  public Duration firstUse() {
    return approved.plan() instanceof AnchorPlan anchor ? anchor.draft().firstUse() : Duration.ZERO;
  }

  /** Has a step taken that proves what was made. */
  public void prove(Operation operation, Function<MakingAct, MakingReport> activity) {
    List<String> seen = take(operation, activity);
    run.log().note(FactKind.PROVED, Map.of("proof", String.join("; ", seen)));
  }

  /** Has the last step taken, from which on it lasts. */
  public void register(Operation operation, Function<MakingAct, MakingReport> activity) {
    List<String> registered = take(operation, activity);
    run.progress().move(OnboardingEvent.REGISTRATION_DONE);
    run.log().note(FactKind.REGISTERED, Map.of("registered", String.join("; ", registered)));
  }
}
