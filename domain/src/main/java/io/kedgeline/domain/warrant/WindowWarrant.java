package io.kedgeline.domain.warrant;

import io.kedgeline.domain.breakglass.PlannedExtension;
import io.kedgeline.domain.breakglass.Purpose;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A window's warrant beside what a worker is asked to do to its lease, and the checks between them,
 * in order.
 *
 * @param warrant the warrant
 * @param plan its plan
 * @param act what is asked, and what the worker knows
 * @param deed what is to be done to which lease
 */
record WindowWarrant(Warrant warrant, WindowPlan plan, Undertaking act, Deed.ToLease deed) {

  private static final List<WarrantCheck<WindowWarrant>> PAPERS =
      List.of(
          check(WarrantRefusal.OTHER_RUN, it -> CommonChecks.forAnotherRun(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_REQUEST, it -> it.papers().forAnotherRequest()),
          check(WarrantRefusal.OTHER_ACCOUNT, it -> it.papers().acrossAccounts()),
          check(WarrantRefusal.NOT_IN_PLAN, it -> CommonChecks.outsideThePlan(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_HOLDER, WindowWarrant::forAnotherHolder),
          check(
              WarrantRefusal.OTHER_RULEBOOK,
              it -> CommonChecks.underAnotherRulebook(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_QUORUM, it -> it.papers().withAnotherQuorum()),
          check(WarrantRefusal.OTHER_DRAFT, it -> it.papers().ofAnotherCertificate()),
          check(WarrantRefusal.OTHER_PURPOSE, it -> !Purpose.fits(it.plan, it.act.rulebook())),
          check(WarrantRefusal.DENIED, it -> CommonChecks.denied(it.warrant, it.act)),
          check(WarrantRefusal.OTHER_LEASE, WindowWarrant::ofAnotherLease),
          check(WarrantRefusal.TOO_EARLY, it -> it.papers().tooEarly()),
          check(WarrantRefusal.TOO_LATE, it -> it.papers().tooLate()),
          check(WarrantRefusal.VALID_TOO_LONG, it -> it.papers().validTooLong()),
          check(WarrantRefusal.LEASE_TOO_LONG, WindowWarrant::leaseTooLong),
          check(WarrantRefusal.BLACKOUT, WindowWarrant::inBlackout));

  Optional<WarrantRefusal> papersFail() {
    return WarrantCheck.first(PAPERS, this);
  }

  Optional<WarrantRefusal> peopleFail() {
    return papers().notTheHolders()
        ? Optional.of(WarrantRefusal.HOLDER_NOT_ALLOWED)
        : Optional.empty();
  }

  private static WarrantCheck<WindowWarrant> check(
      WarrantRefusal refusal, Predicate<WindowWarrant> fails) {
    return new WarrantCheck<>(refusal, fails);
  }

  /** The approvers saw one lease and its end: that one is extended, by so much and only once. */
  private boolean ofAnotherLease() {
    return plan.extension().map(planned -> !extendsAs(planned)).orElseGet(() -> !opens());
  }

  /**
   * A lease is written first, where the ledger finds out whether there is room for it and whether a
   * review is owed, and then noted: nothing opens that was not, and none is written anew that has
   * closed.
   */
  private boolean opens() {
    LeaseClaim lease = deed.lease();
    boolean written =
        deed.claimed()
            .map(there ->
                there.sameAs(lease)
                    && there.until().equals(lease.until())
                    && there.extensions() == 0
                    && mayStandAt(there.stage(), deed.operation()))
            .orElse(deed.operation() == Operation.WRITE_LEASE);
    return written && lease.extensions() == 0;
  }

  private static boolean mayStandAt(LeaseStage stage, Operation operation) {
    return switch (stage) {
      case WRITTEN -> operation != Operation.ENABLE;
      case NOTED, OPEN -> true;
      case CLOSED -> false;
    };
  }

  private boolean extendsAs(PlannedExtension planned) {
    LeaseClaim lease = deed.lease();
    boolean asPlanned =
        lease.from().equals(planned.from())
            && lease.until().equals(planned.end())
            && lease.extensions() == planned.number();
    return asPlanned && deed.claimed().filter(there -> leadsTo(there, planned, lease)).isPresent();
  }

  private static boolean leadsTo(LeaseClaim there, PlannedExtension planned, LeaseClaim lease) {
    boolean before =
        there.until().equals(planned.until()) && there.extensions() == planned.number() - 1;
    boolean after = there.until().equals(planned.end()) && there.extensions() == planned.number();
    return there.sameAs(lease) && there.stage() == LeaseStage.OPEN && (before || after);
  }

  private boolean forAnotherHolder() {
    WindowRequest request = plan.request();
    LeaseClaim lease = deed.lease();
    return !lease.holder().equals(plan.holder())
        || !lease.profile().equals(request.profile())
        || !lease.role().equals(plan.role())
        || !lease.run().equals(plan.run());
  }

  /**
   * What holds for a window in all is counted from its beginning: none begins later than it does.
   */
  private boolean leaseTooLong() {
    LeaseClaim lease = deed.lease();
    if (plan.extension().isPresent()) {
      return lease.extensions() > rules().extensions()
          || lease.until().isAfter(lease.from().plus(rules().maximumWindow()));
    }
    Duration length = plan.request().length();
    Instant soon = act.now().plus(CommonChecks.CLOCK_SKEW);
    return lease.from().isAfter(soon)
        || Duration.between(lease.from(), lease.until()).compareTo(length) > 0
        || lease.until().isAfter(soon.plus(length))
        || lease.until().isAfter(plan.latestEnd());
  }

  /** A lease that says that it begins later than now does not move what is done now. */
  private boolean inBlackout() {
    Instant begins = deed.lease().from();
    return act.rulebook()
        .blackouts()
        .forbidding(
            plan.request().change(),
            act.now().isBefore(begins) ? act.now() : begins,
            deed.lease().until())
        .isPresent();
  }

  private WindowPapers papers() {
    return new WindowPapers(warrant, plan, act);
  }

  private BreakGlassRules rules() {
    return act.rulebook().breakGlass();
  }
}
