package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.onboarding.ProfileChange;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.onboarding.ProfilePlanner;
import io.kedgeline.domain.onboarding.ProfileRequest;
import io.kedgeline.domain.onboarding.ProfileStaleness;
import io.kedgeline.domain.onboarding.ProfileWorld;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Planner;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.Survey;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.GatheredProfile;
import io.kedgeline.workflows.port.ProfileGathering;
import io.kedgeline.workflows.port.Retries;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;

/** How a profile is planned. */
final class ProfilePlanning implements Planner<ProfilePlan, ProfileWorld> {

  private final Run<OnboardingState> run;
  private final ProfileGathering gathering =
      Workflow.newActivityStub(ProfileGathering.class, Retries.opening());

  ProfilePlanning(Run<OnboardingState> run) {
    this.run = run;
  }

  @Override
  public Survey<ProfileWorld> gather() {
    GatheredProfile gathered =
        new Acting(run)
            .carrying(
                facts -> gathering.gatherProfile(new GatherRequest(run.id(), run.request(), facts)))
            .orElseThrow(() -> Acting.foreign("gathering"));
    ProfileWorld world = gathered.world();
    world
        .rulebook()
        .profileOnboarding()
        .ifPresent(rules -> run.approvals().believe(gathered.trust(), world.directory(), rules));
    return new Survey<>(world, gathered.trust());
  }

  @Override
  public Optional<PlanningResult<ProfilePlan>> plan(
      Act.Request asked, String execution, int round, ProfileWorld world) {
    return asked
        .asks(ProfileRequest.class)
        .map(profile ->
            ProfilePlanner.plan(
                asked.header(),
                profile,
                execution,
                round,
                world,
                draft -> DraftJudge.judge(draft, world.rulebook())));
  }

  @Override
  public Optional<String> stale(ProfilePlan plan, Ballot ballot, ProfileWorld world) {
    return ProfileStaleness.reason(plan, ballot, world);
  }

  @Override
  public Optional<ChangeNeed> need(ProfilePlan plan, ProfileWorld world, Instant now) {
    return world
        .rulebook()
        .profileOnboarding()
        .flatMap(rules -> ProfileChange.need(rules, plan, now));
  }

  @Override
  public Optional<Instant> start(ProfilePlan plan) {
    return Optional.empty();
  }
}
