package io.kedgeline.domain.warrant;

import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.rulebook.Rulebook;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The named checks before a lease is ended, in order. The authority to close is the ledger's own
 * row of the lease that was opened, not anybody's signature: a key that was withdrawn, a rulebook
 * that was changed or a workflow that was reset must not keep a window open, and nobody's request
 * must close what it did not open (decision 0008).
 *
 * @param refusal what a failure is called
 * @param fails whether the closing fails this check
 */
public record ClosingCheck(WarrantRefusal refusal, Predicate<Closing> fails) {

  private static final List<ClosingCheck> CHECKS =
      List.of(
          new ClosingCheck(WarrantRefusal.OTHER_RUN, Closing::forAnotherRun),
          new ClosingCheck(WarrantRefusal.OTHER_LEASE, Closing::ofAnotherLease),
          new ClosingCheck(WarrantRefusal.NOT_GOVERNED, Closing::ofNothing));

  /** The first reason why this lease may not be ended so, or nothing when it may. */
  public static Optional<WarrantRefusal> firstFailure(Closing closing) {
    return CHECKS.stream()
        .filter(check -> check.fails().test(closing))
        .map(ClosingCheck::refusal)
        .findFirst();
  }

  /**
   * What is asked, and what the worker itself knows.
   *
   * @param workflow the id of the workflow that asks, as the engine says
   * @param asked the lease to be ended
   * @param claimed the run's lease as the ledger has it; none when nothing was ever written
   * @param rulebook the rulebook that the worker is pinned to
   */
  public record Closing(
      String workflow, LeaseClaim asked, Optional<LeaseClaim> claimed, Rulebook rulebook) {

    boolean forAnotherRun() {
      return !asked.run().value().equals(workflow);
    }

    boolean ofAnotherLease() {
      return claimed.filter(lease -> !lease.sameAs(asked)).isPresent();
    }

    /** Without a lease there is only a governed profile to be put to what its leases want. */
    boolean ofNothing() {
      return claimed.isEmpty()
          && rulebook.breakGlass().profiles().stream()
              .noneMatch(profile ->
                  profile.profile().equals(asked.profile()) && profile.role().equals(asked.role()));
    }
  }
}
