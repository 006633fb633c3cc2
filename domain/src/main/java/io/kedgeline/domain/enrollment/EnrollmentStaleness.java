package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.governed.StaleCheck;
import java.util.List;
import java.util.Optional;

/** What makes the plan of an enrollment stale, once the device has shown its request. */
public final class EnrollmentStaleness {

  private static final List<StaleCheck<EnrollmentPlan, EnrollmentWorld>> CHECKS =
      List.of(
          StaleCheck.otherRulebook(),
          StaleCheck.changeForbids((plan, world) ->
              world
                  .rulebook()
                  .consumerEnrollment()
                  .flatMap(rules -> EnrollmentChange.need(rules, plan, world.at()))),
          StaleCheck.blackout(EnrollmentChange.ISSUING),
          StaleCheck.moved(
              "profile, role, trust anchor or authority are not as they were when the plan was made"),
          StaleCheck.of(
              "the consumer may not have such a device any more",
              (plan, world) ->
                  !Consumers.allowed(plan.request(), world.directory(), world.rulebook())),
          StaleCheck.of(
              "the device has got another certificate meanwhile",
              (plan, world) -> world.enrolled().isPresent()),
          StaleCheck.of(
              "the name has become a break-glass holder's meanwhile",
              (plan, world) -> world.reserved()),
          StaleCheck.dutiesNotSeparate(),
          StaleCheck.votesDoNotFill());

  private EnrollmentStaleness() {}

  /** Why this plan may not be carried out in this world, or nothing when it may. */
  public static Optional<String> reason(EnrollmentPlan plan, Ballot ballot, EnrollmentWorld world) {
    return StaleCheck.first(CHECKS, plan, ballot, world);
  }
}
