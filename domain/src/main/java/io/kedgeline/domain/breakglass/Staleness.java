package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.claim.DesiredProfile;
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
public record Staleness(String reason, BiPredicate<Approved, WindowWorld> fails) {

  private static final List<Staleness> CHECKS =
      List.of(
          new Staleness(
              "the ledger knows a denial of this run",
              (approved, world) -> world.denied(approved.plan())),
          new Staleness(
              "the change record does not allow the window any more",
              (approved, world) -> changeForbids(approved.plan(), world)),
          new Staleness(
              "a blackout of the rulebook forbids the window",
              (approved, world) -> BlackoutCheck.forbidding(approved.plan(), world).isPresent()),
          new Staleness(
              "the rulebook is not the one that the plan was made under",
              (approved, world) -> !world.rulebookDigest().matches(approved.plan().rulebook())),
          new Staleness(
              "profile or role are not as they were when the plan was made",
              (approved, world) -> !world.state().matches(approved.plan().state())),
          new Staleness(
              "the profile is not as its leases want it", (approved, world) -> !world.asClaimed()),
          new Staleness(
              "another run gave the holder a window meanwhile",
              (approved, world) ->
                  world.leaseOf(approved.plan().request().certificate()).isPresent()),
          new Staleness(
              "a window of this profile that has closed meanwhile is not reviewed yet",
              (approved, world) ->
                  approved.plan().extension().isEmpty() && !world.reviewsOwed().isEmpty()),
          new Staleness(
              "other windows leave no room in the session policy",
              (approved, world) ->
                  world.sessionPolicyLength() > DesiredProfile.SESSION_POLICY_LIMIT),
          new Staleness(
              "the votes no longer fill every slot with people in good standing",
              (approved, world) ->
                  !(approved.ballot().verdict(world.directory(), world.at())
                      instanceof Verdict.Approved)));

  /** Why this plan may not be carried out in this world, or nothing when it may. */
  public static Optional<String> reason(WindowPlan plan, Ballot ballot, WindowWorld world) {
    Approved approved = new Approved(plan, ballot);
    return CHECKS.stream()
        .filter(check -> check.fails().test(approved, world))
        .map(Staleness::reason)
        .findFirst();
  }

  private static boolean changeForbids(WindowPlan plan, WindowWorld world) {
    return WindowChange.need(world.rulebook().breakGlass(), plan, world.at())
        .filter(need -> !need.findings(world.change()).isEmpty())
        .isPresent();
  }

  /**
   * A plan and the votes on it.
   *
   * @param plan the plan
   * @param ballot its ballot
   */
  public record Approved(WindowPlan plan, Ballot ballot) {}
}
