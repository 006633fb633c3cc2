package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.governed.DutiesApart;
import io.kedgeline.domain.rulebook.ConsumerEnrollmentRules;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The named checks between an approved plan and the world as it is when the device has shown its
 * request. A plan that fails one is stale: its votes are dismissed.
 *
 * @param reason what a failure is called, as a person reads it
 * @param fails whether the plan fails this check in this world
 */
public record EnrollmentStaleness(String reason, BiPredicate<Approved, EnrollmentWorld> fails) {

  private static final List<EnrollmentStaleness> CHECKS =
      List.of(
          new EnrollmentStaleness(
              "the rulebook is not the one that the plan was made under",
              (approved, world) -> !world.rulebookDigest().matches(approved.plan().rulebook())),
          new EnrollmentStaleness(
              "the change record does not allow it any more",
              (approved, world) -> changeForbids(approved.plan(), world)),
          new EnrollmentStaleness(
              "a blackout of the rulebook forbids it",
              (approved, world) ->
                  world
                      .rulebook()
                      .blackouts()
                      .forbiddingWork(world.at(), world.at().plus(EnrollmentChange.ISSUING))
                      .isPresent()),
          new EnrollmentStaleness(
              "profile, role, trust anchor or authority are not as they were when the plan was made",
              (approved, world) -> !world.state().matches(approved.plan().state())),
          new EnrollmentStaleness(
              "the consumer may not have such a device any more",
              (approved, world) ->
                  !Consumers.allowed(
                      approved.plan().request(), world.directory(), world.rulebook())),
          new EnrollmentStaleness(
              "the device has got another certificate meanwhile",
              (approved, world) -> world.enrolled().isPresent()),
          new EnrollmentStaleness(
              "the name has become a break-glass holder's meanwhile",
              (approved, world) -> world.reserved()),
          new EnrollmentStaleness(
              "somebody concerned has a duty now that is kept apart from this",
              (approved, world) ->
                  rules(world)
                      .flatMap(
                          rules -> DutiesApart.offender(approved.plan(), world.directory(), rules))
                      .isPresent()),
          new EnrollmentStaleness(
              "the votes no longer fill every slot with people in good standing",
              (approved, world) ->
                  !(approved.ballot().verdict(world.directory(), world.at())
                      instanceof Verdict.Approved)));

  /** Why this plan may not be carried out in this world, or nothing when it may. */
  public static Optional<String> reason(EnrollmentPlan plan, Ballot ballot, EnrollmentWorld world) {
    Approved approved = new Approved(plan, ballot);
    return CHECKS.stream()
        .filter(check -> check.fails().test(approved, world))
        .map(EnrollmentStaleness::reason)
        .findFirst();
  }

  private static Optional<ConsumerEnrollmentRules> rules(EnrollmentWorld world) {
    return world.rulebook().consumerEnrollment();
  }

  private static boolean changeForbids(EnrollmentPlan plan, EnrollmentWorld world) {
    return rules(world)
        .flatMap(rules -> EnrollmentChange.need(rules, plan, world.at()))
        .filter(need -> !need.findings(world.change()).isEmpty())
        .isPresent();
  }

  /**
   * A plan and the votes on it.
   *
   * @param plan the plan
   * @param ballot its ballot
   */
  public record Approved(EnrollmentPlan plan, Ballot ballot) {}
}
