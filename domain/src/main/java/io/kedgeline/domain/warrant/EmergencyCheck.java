package io.kedgeline.domain.warrant;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The named checks before a holder is denied without the ledger, in order. Nobody can say then
 * whether there is such a lease: so whatever the task names, it reaches no other role than those
 * that the rulebook governs, and never the probe, by which the windows of others are proved.
 *
 * @param refusal what a failure is called
 * @param fails whether the denial fails this check
 */
public record EmergencyCheck(WarrantRefusal refusal, Predicate<Emergency> fails) {

  private static final List<EmergencyCheck> CHECKS =
      List.of(
          new EmergencyCheck(WarrantRefusal.OTHER_RUN, Emergency::forAnotherRun),
          new EmergencyCheck(WarrantRefusal.NOT_GOVERNED, Emergency::ofNothingGoverned),
          new EmergencyCheck(WarrantRefusal.THE_PROBE, Emergency::ofTheProbe));

  /** The first reason why this holder may not be denied so, or nothing when they may. */
  public static Optional<WarrantRefusal> firstFailure(Emergency emergency) {
    return CHECKS.stream()
        .filter(check -> check.fails().test(emergency))
        .map(EmergencyCheck::refusal)
        .findFirst();
  }

  /**
   * What is asked, and what the worker itself knows.
   *
   * @param workflow the id of the workflow that asks, as the engine says
   * @param asked the lease to be ended
   * @param rules the rules that the worker is pinned to
   * @param probe the canary
   */
  public record Emergency(
      String workflow, LeaseClaim asked, BreakGlassRules rules, SourceIdentity probe) {

    boolean forAnotherRun() {
      return !asked.run().value().equals(workflow);
    }

    boolean ofNothingGoverned() {
      return rules.profiles().stream()
          .noneMatch(governed ->
              governed.profile().equals(asked.profile()) && governed.role().equals(asked.role()));
    }

    boolean ofTheProbe() {
      return asked.holder().equals(probe);
    }
  }
}
