package io.kedgeline.domain.warrant;

import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.breakglass.PlannedExtension;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import java.time.Instant;
import java.util.Optional;

/**
 * The papers of a window beside what the worker knows, whatever is to be done by them.
 *
 * @param warrant the warrant
 * @param plan its plan
 * @param act what is asked, and what the worker knows
 */
record WindowPapers(Warrant warrant, WindowPlan plan, Undertaking act) {

  /** Whether the plan has another certificate issued than the rulebook, or where it has none. */
  boolean ofAnotherCertificate() {
    return !plan.certificate().equals(HolderCertificate.of(plan.request(), rules()));
  }

  boolean forAnotherRequest() {
    return CommonChecks.forAnotherRequest(warrant)
        || !plan.extension().equals(warrant.extension().flatMap(this::asked));
  }

  /** What the signed wish for more time asks of the window that the plan names. */
  private Optional<PlannedExtension> asked(Act.Extension wish) {
    return plan.extension()
        .filter(planned ->
            wish.header().run().equals(plan.run()) && wish.execution().equals(plan.execution()))
        .map(planned ->
            new PlannedExtension(
                planned.number(),
                wish.header().person(),
                wish.header().issuedAt(),
                planned.from(),
                planned.until(),
                wish.by(),
                wish.reason()));
  }

  boolean acrossAccounts() {
    return !plan.role().account().equals(plan.request().profile().account())
        || !plan.trustAnchor().account().equals(plan.request().profile().account())
        || !plan.trustAnchor().region().equals(plan.request().profile().region());
  }

  boolean withAnotherQuorum() {
    return CommonChecks.withOtherSlots(warrant, act)
        || rules().profiles().stream()
            .noneMatch(profile ->
                profile.profile().equals(plan.request().profile())
                    && profile.role().equals(plan.role())
                    && profile.trustAnchor().equals(plan.trustAnchor()))
        || plan.request().length().compareTo(rules().maximumWindow()) > 0;
  }

  boolean tooEarly() {
    return plan.request()
        .start()
        .filter(start -> act.now().plus(CommonChecks.CLOCK_SKEW).isBefore(start))
        .isPresent();
  }

  /** A window that has reached the end it had is over: it is not extended but asked for anew. */
  boolean tooLate() {
    return CommonChecks.tooLate(warrant, act)
        || plan.extension().filter(more -> !act.now().isBefore(more.until())).isPresent();
  }

  /** The plan says itself until when it is good: the rulebook says how long that may be. */
  boolean validTooLong() {
    Instant opens =
        plan.extension().isPresent()
            ? plan.approvalExpires()
            : plan.request().opensFrom(plan.approvalExpires());
    return plan.executeBefore().isAfter(opens.plus(rules().executionExpiry()))
        || warrant.ballots().stream()
            .map(ballot -> ballot.act().header().issuedAt())
            .anyMatch(this::outlives);
  }

  /** Whether the plan was to be good for longer after this vote than any plan may be. */
  private boolean outlives(Instant given) {
    return CommonChecks.votesOutlive(plan, given, rules())
        || plan.request()
            .start()
            .filter(start ->
                start.isAfter(given.plus(rules().furthestStart()).plus(CommonChecks.CLOCK_SKEW)))
            .isPresent();
  }

  /** Whether whom the plan lets in is nobody active to whom the directory gives such a name. */
  boolean notTheHolders() {
    return act.directory()
        .find(plan.request().holder())
        .filter(person -> person.active() && person.holds(plan.request().certificate()))
        .isEmpty();
  }

  BreakGlassRules rules() {
    return act.rulebook().breakGlass();
  }
}
