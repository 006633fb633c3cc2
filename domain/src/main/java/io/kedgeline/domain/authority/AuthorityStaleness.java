package io.kedgeline.domain.authority;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.governed.CommonFindings;
import io.kedgeline.domain.governed.DutiesApart;
import io.kedgeline.domain.rulebook.PkiSetupRules;
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
public record AuthorityStaleness(String reason, BiPredicate<Approved, AuthorityWorld> fails) {

  private static final List<AuthorityStaleness> CHECKS =
      List.of(
          new AuthorityStaleness(
              "the rulebook is not the one that the plan was made under",
              (approved, world) -> !world.rulebookDigest().matches(approved.plan().rulebook())),
          new AuthorityStaleness(
              "the change record does not allow it any more",
              (approved, world) -> changeForbids(approved.plan(), world)),
          new AuthorityStaleness(
              "a blackout of the rulebook forbids it",
              (approved, world) ->
                  CommonFindings.blackout(world, AuthorityPlan.MAKING).isPresent()),
          new AuthorityStaleness(
              "another run has made or makes the environment's authority",
              (approved, world) -> world.standing().isPresent()),
          new AuthorityStaleness(
              "what stands in AWS is not what it was when the plan was made",
              (approved, world) -> !world.state().matches(approved.plan().state())),
          new AuthorityStaleness(
              "somebody concerned has a duty now that is kept apart from this",
              (approved, world) ->
                  rules(world)
                      .flatMap(
                          rules -> DutiesApart.offender(approved.plan(), world.directory(), rules))
                      .isPresent()),
          new AuthorityStaleness(
              "the votes no longer fill every slot with people in good standing",
              (approved, world) ->
                  !(approved.ballot().verdict(world.directory(), world.at())
                      instanceof Verdict.Approved)));

  /** Why this plan may not be carried out in this world, or nothing when it may. */
  public static Optional<String> reason(AuthorityPlan plan, Ballot ballot, AuthorityWorld world) {
    Approved approved = new Approved(plan, ballot);
    return CHECKS.stream()
        .filter(check -> check.fails().test(approved, world))
        .map(AuthorityStaleness::reason)
        .findFirst();
  }

  private static Optional<PkiSetupRules> rules(AuthorityWorld world) {
    return world.rulebook().pkiSetup();
  }

  private static boolean changeForbids(AuthorityPlan plan, AuthorityWorld world) {
    return rules(world)
        .flatMap(rules -> AuthorityChange.need(rules, plan, world.at()))
        .filter(need -> !need.findings(world.change()).isEmpty())
        .isPresent();
  }

  /**
   * A plan and the votes on it.
   *
   * @param plan the plan
   * @param ballot its ballot
   */
  public record Approved(AuthorityPlan plan, Ballot ballot) {}
}
