package io.kedgeline.domain.onboarding;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.governed.DutiesApart;
import io.kedgeline.domain.rulebook.ProfileOnboardingRules;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The named checks between an approved plan and the world as it is seconds before the act. A plan
 * that fails one is stale: its votes are dismissed.
 *
 * @param reason what a failure is called, as a person reads it
 * @param fails whether the plan fails this check in this world
 */
public record ProfileStaleness(String reason, BiPredicate<Approved, ProfileWorld> fails) {

  private static final List<ProfileStaleness> CHECKS =
      List.of(
          new ProfileStaleness(
              "the rulebook is not the one that the plan was made under",
              (approved, world) -> !world.rulebookDigest().matches(approved.plan().rulebook())),
          new ProfileStaleness(
              "the change record does not allow it any more",
              (approved, world) -> changeForbids(approved.plan(), world)),
          new ProfileStaleness(
              "a blackout of the rulebook forbids it",
              (approved, world) ->
                  world
                      .rulebook()
                      .blackouts()
                      .forbiddingWork(world.at(), world.at().plus(ProfileChange.MAKING))
                      .isPresent()),
          new ProfileStaleness(
              "role, profile or trust anchor are not as they were when the plan was made",
              (approved, world) -> !world.state().matches(approved.plan().state())),
          new ProfileStaleness(
              "the shipped profile is not what it was when the plan was made",
              (approved, world) -> !world.draft().equals(Optional.of(approved.plan().draft()))),
          new ProfileStaleness(
              "somebody concerned has a duty now that is kept apart from this",
              (approved, world) ->
                  rules(world)
                      .flatMap(
                          rules -> DutiesApart.offender(approved.plan(), world.directory(), rules))
                      .isPresent()),
          new ProfileStaleness(
              "the votes no longer fill every slot with people in good standing",
              (approved, world) ->
                  !(approved.ballot().verdict(world.directory(), world.at())
                      instanceof Verdict.Approved)));

  /** Why this plan may not be carried out in this world, or nothing when it may. */
  public static Optional<String> reason(ProfilePlan plan, Ballot ballot, ProfileWorld world) {
    Approved approved = new Approved(plan, ballot);
    return CHECKS.stream()
        .filter(check -> check.fails().test(approved, world))
        .map(ProfileStaleness::reason)
        .findFirst();
  }

  private static Optional<ProfileOnboardingRules> rules(ProfileWorld world) {
    return world.rulebook().profileOnboarding();
  }

  private static boolean changeForbids(ProfilePlan plan, ProfileWorld world) {
    return rules(world)
        .flatMap(rules -> ProfileChange.need(rules, plan, world.at()))
        .filter(need -> !need.findings(world.change()).isEmpty())
        .isPresent();
  }

  /**
   * A plan and the votes on it.
   *
   * @param plan the plan
   * @param ballot its ballot
   */
  public record Approved(ProfilePlan plan, Ballot ballot) {}
}
