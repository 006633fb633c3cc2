package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.onboarding.OnboardingEvent;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Approved;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.UnlessEnded;
import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.port.IssuingActs;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.ProvisioningActs;
import io.kedgeline.workflows.port.Retries;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes the profile: role, profile, enabled, proved, registered. */
final class Making {

  private final Run<OnboardingState> run;
  private final Approved<ProfilePlan> approved;
  private final Acting acting;
  private final UnlessEnded steps;
  private final ProvisioningActs acts =
      Workflow.newActivityStub(
          ProvisioningActs.class, TaskQueues.on(TaskQueues.PROVISION, Retries.opening()));
  private final IssuingActs issuing =
      Workflow.newActivityStub(
          IssuingActs.class, TaskQueues.on(TaskQueues.ISSUE, Retries.issuing()));

  Making(Run<OnboardingState> run, Approved<ProfilePlan> approved) {
    this.run = run;
    this.approved = approved;
    this.acting = new Acting(run);
    this.steps = new UnlessEnded(run);
  }

  /** Takes the steps, unless somebody ends the run. */
  void make() {
    steps.take(this::take);
  }

  private void take() {
    step(Operation.CREATE_ROLE, acts::createRole);
    step(Operation.CREATE_PROFILE, acts::createProfile);
    step(Operation.ENABLE_PROFILE, acts::enableProfile);
    List<String> seen = step(Operation.PROVE_ADMISSION, issuing::proveAdmission);
    run.log().note(FactKind.PROVED, Map.of("proof", String.join("; ", seen)));
    List<String> registered = step(Operation.REGISTER_PROFILE, acts::registerProfile);
    run.progress().move(OnboardingEvent.REGISTRATION_DONE);
    run.log().note(FactKind.REGISTERED, Map.of("registered", String.join("; ", registered)));
  }

  private List<String> step(Operation operation, Function<MakingAct, MakingReport> activity) {
    return acting
        .carrying(
            facts -> activity.apply(new MakingAct(run.id(), approved.papers(), operation, facts)))
        .filter(report -> report.operation() == operation && acting.mine(report.run()))
        .orElseThrow(() -> Acting.foreign(operation.name()))
        .observations();
  }
}
