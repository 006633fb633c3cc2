package io.kedgeline.domain.authority;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.governed.StaleCheck;
import java.util.List;
import java.util.Optional;

/** What makes the plan of an authority stale. */
public final class AuthorityStaleness {

  private static final List<StaleCheck<AuthorityPlan, AuthorityWorld>> CHECKS =
      List.of(
          StaleCheck.otherRulebook(),
          StaleCheck.changeForbids((plan, world) ->
              world
                  .rulebook()
                  .pkiSetup()
                  .flatMap(rules -> AuthorityChange.need(rules, plan, world.at()))),
          StaleCheck.blackout(AuthorityPlan.MAKING),
          StaleCheck.of(
              "another run has made or makes the environment's authority",
              (plan, world) -> world.standing().isPresent()),
          StaleCheck.moved("what stands in AWS is not what it was when the plan was made"),
          StaleCheck.dutiesNotSeparate(),
          StaleCheck.votesDoNotFill());

  private AuthorityStaleness() {}

  /** Why this plan may not be carried out in this world, or nothing when it may. */
  public static Optional<String> reason(AuthorityPlan plan, Ballot ballot, AuthorityWorld world) {
    return StaleCheck.first(CHECKS, plan, ballot, world);
  }
}
