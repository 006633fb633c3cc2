package io.kedgeline.workflows.authority;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.authority.AuthorityChange;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.AuthorityPlanner;
import io.kedgeline.domain.authority.AuthorityRequest;
import io.kedgeline.domain.authority.AuthorityStaleness;
import io.kedgeline.domain.authority.AuthorityWorld;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Planner;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.Survey;
import io.kedgeline.workflows.onboarding.DraftJudge;
import io.kedgeline.workflows.port.AuthorityGathering;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.GatheredAuthority;
import io.kedgeline.workflows.port.Retries;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;

/** How an authority is planned. */
final class AuthorityPlanning implements Planner<AuthorityPlan, AuthorityWorld> {

  private final Run<OnboardingState> run;
  private final AuthorityGathering gathering =
      Workflow.newActivityStub(AuthorityGathering.class, Retries.opening());

  AuthorityPlanning(Run<OnboardingState> run) {
    this.run = run;
  }

  @Override
  public Survey<AuthorityWorld> gather() {
    GatheredAuthority gathered =
        new Acting(run)
            .carrying(facts ->
                gathering.gatherAuthority(new GatherRequest(run.id(), run.request(), facts)))
            .orElseThrow(() -> Acting.foreign("gathering"));
    AuthorityWorld world = gathered.world();
    world
        .rulebook()
        .pkiSetup()
        .ifPresent(rules -> run.approvals().believe(gathered.trust(), world.directory(), rules));
    return new Survey<>(world, gathered.trust());
  }

  @Override
  public Optional<PlanningResult<AuthorityPlan>> plan(
      Act.Request asked, String execution, int round, AuthorityWorld world) {
    return asked
        .asks(AuthorityRequest.class)
        .map(authority ->
            AuthorityPlanner.plan(
                asked.header(),
                authority,
                execution,
                round,
                world,
                canary -> DraftJudge.judge(canary, world.rulebook())));
  }

  @Override
  public Optional<String> stale(AuthorityPlan plan, Ballot ballot, AuthorityWorld world) {
    return AuthorityStaleness.reason(plan, ballot, world);
  }

  @Override
  public Optional<ChangeNeed> need(AuthorityPlan plan, AuthorityWorld world, Instant now) {
    return world.rulebook().pkiSetup().flatMap(rules -> AuthorityChange.need(rules, plan, now));
  }

  @Override
  public Optional<Instant> start(AuthorityPlan plan) {
    return Optional.empty();
  }
}
