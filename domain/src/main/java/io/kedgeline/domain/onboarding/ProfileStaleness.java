package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.governed.StaleCheck;
import java.util.List;
import java.util.Optional;

/** What makes the plan of a profile stale. */
public final class ProfileStaleness {

  private static final List<StaleCheck<ProfilePlan, ProfileWorld>> CHECKS =
      List.of(
          StaleCheck.otherRulebook(),
          StaleCheck.changeForbids((plan, world) ->
              world
                  .rulebook()
                  .profileOnboarding()
                  .flatMap(rules -> ProfileChange.need(rules, plan, world.at()))),
          StaleCheck.blackout(ProfileChange.MAKING),
          StaleCheck.moved(
              "role, profile or trust anchor are not as they were when the plan was made"),
          StaleCheck.of(
              "the shipped profile is not what it was when the plan was made",
              (plan, world) -> !world.draft().equals(Optional.of(plan.draft()))),
          StaleCheck.dutiesNotSeparate(),
          StaleCheck.votesDoNotFill());

  private ProfileStaleness() {}

  /** Why this plan may not be carried out in this world, or nothing when it may. */
  public static Optional<String> reason(ProfilePlan plan, Ballot ballot, ProfileWorld world) {
    return StaleCheck.first(CHECKS, plan, ballot, world);
  }
}
