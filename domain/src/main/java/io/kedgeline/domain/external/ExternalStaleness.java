package io.kedgeline.domain.external;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.authority.AuthorityChange;
import io.kedgeline.domain.governed.StaleCheck;
import java.util.List;
import java.util.Optional;

/** What makes the plan of an anchor for an authority outside AWS stale. */
public final class ExternalStaleness {

  private static final List<StaleCheck<ExternalPlan, ExternalWorld>> CHECKS =
      List.of(
          StaleCheck.otherRulebook(),
          StaleCheck.changeForbids((plan, world) ->
              world
                  .rulebook()
                  .pkiSetup()
                  .flatMap(rules -> AuthorityChange.need(rules, plan, world.at()))),
          StaleCheck.blackout(ExternalPlan.MAKING),
          StaleCheck.of(
              "another run has made or makes the environment's anchor",
              (plan, world) -> world.standing().isPresent()),
          StaleCheck.of(
              "the documents are not those that the plan was made of",
              (plan, world) -> !world.facts().equals(Optional.of(plan.draft().facts()))),
          StaleCheck.moved("what stands in AWS is not what it was when the plan was made"),
          StaleCheck.dutiesNotSeparate(),
          StaleCheck.votesDoNotFill());

  private ExternalStaleness() {}

  /** Why this plan may not be carried out in this world, or nothing when it may. */
  public static Optional<String> reason(ExternalPlan plan, Ballot ballot, ExternalWorld world) {
    return StaleCheck.first(CHECKS, plan, ballot, world);
  }
}
