package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.governed.StaleCheck;
import java.util.List;
import java.util.Optional;

/** What makes the plan of a window, or of more time in one, stale. */
public final class Staleness {

  private static final List<StaleCheck<WindowPlan, WindowWorld>> CHECKS =
      List.of(
          StaleCheck.of(
              "the ledger knows a denial of this run", (plan, world) -> world.denied(plan)),
          StaleCheck.of(
              "the change record does not allow the window any more",
              (plan, world) ->
                  WindowChange.need(world.rulebook().breakGlass(), plan, world.at())
                      .filter(need -> !need.findings(world.change()).isEmpty())
                      .isPresent()),
          StaleCheck.of(
              "a blackout of the rulebook forbids the window",
              (plan, world) -> BlackoutCheck.forbidding(plan, world).isPresent()),
          StaleCheck.otherRulebook(),
          StaleCheck.moved("profile or role are not as they were when the plan was made"),
          StaleCheck.of(
              "the profile is not as its leases want it", (plan, world) -> !world.asClaimed()),
          StaleCheck.of(
              "another run gave the holder a window meanwhile",
              (plan, world) -> world.leaseOf(plan.holder()).isPresent()),
          StaleCheck.of(
              "a window of this profile that has closed meanwhile is not reviewed yet",
              (plan, world) -> plan.extension().isEmpty() && !world.reviewsOwed().isEmpty()),
          StaleCheck.of(
              "the trust anchor is not as the leases want it",
              (plan, world) -> world.issuer().filter(issuer -> !issuer.asClaimed()).isPresent()),
          StaleCheck.of(
              "the certificate of a window of this profile that has closed meanwhile is not revoked yet",
              (plan, world) ->
                  plan.extension().isEmpty()
                      && world
                          .issuer()
                          .filter(issuer -> !issuer.rotationsOwed().isEmpty())
                          .isPresent()),
          StaleCheck.of(
              "other windows leave no room in the session policy",
              (plan, world) -> world.sessionPolicyLength() > DesiredProfile.SESSION_POLICY_LIMIT),
          StaleCheck.votesDoNotFill());

  private Staleness() {}

  /** Why this plan may not be carried out in this world, or nothing when it may. */
  public static Optional<String> reason(WindowPlan plan, Ballot ballot, WindowWorld world) {
    return StaleCheck.first(CHECKS, plan, ballot, world);
  }
}
