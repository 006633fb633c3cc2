package io.kedgeline.workflows.external;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.authority.AuthorityChange;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.external.ExternalPlanner;
import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.external.ExternalStaleness;
import io.kedgeline.domain.external.ExternalWorld;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Planner;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.Survey;
import io.kedgeline.workflows.onboarding.DraftJudge;
import io.kedgeline.workflows.port.ExternalGathering;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.GatheredExternal;
import io.kedgeline.workflows.port.Retries;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;

/** How an anchor for an authority outside AWS is planned. */
public final class ExternalPlanning implements Planner<ExternalPlan, ExternalWorld> {

  private final Run<OnboardingState> run;
  private final ExternalGathering gathering =
      Workflow.newActivityStub(ExternalGathering.class, Retries.opening());

  /** The planning of this run. */
  public ExternalPlanning(Run<OnboardingState> run) {
    this.run = run;
  }

  @Override
  public Survey<ExternalWorld> gather() {
    GatheredExternal gathered =
        new Acting(run)
            .carrying(facts ->
                gathering.gatherExternal(new GatherRequest(run.id(), run.request(), facts)))
            .orElseThrow(() -> Acting.foreign("gathering"));
    ExternalWorld world = gathered.world();
    world
        .rulebook()
        .pkiSetup()
        .ifPresent(rules ->
            run.approvals()
                .believe(gathered.trust(), world.directory(), rules.attested().orElse(rules)));
    return new Survey<>(world, gathered.trust());
  }

  @Override
  public Optional<PlanningResult<ExternalPlan>> plan(
      Act.Request asked, String execution, int round, ExternalWorld world) {
    return asked
        .asks(ExternalRequest.class)
        .map(external ->
            ExternalPlanner.plan(
                asked.header(),
                external,
                execution,
                round,
                world,
                canary -> DraftJudge.judge(canary, world.rulebook())));
  }

  @Override
  public Optional<String> stale(ExternalPlan plan, Ballot ballot, ExternalWorld world) {
    return ExternalStaleness.reason(plan, ballot, world);
  }

  @Override
  public Optional<ChangeNeed> need(ExternalPlan plan, ExternalWorld world, Instant now) {
    return world.rulebook().pkiSetup().flatMap(rules -> AuthorityChange.need(rules, plan, now));
  }

  @Override
  public Optional<Instant> start(ExternalPlan plan) {
    return Optional.empty();
  }
}
