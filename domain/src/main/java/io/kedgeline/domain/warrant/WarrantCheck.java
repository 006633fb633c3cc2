package io.kedgeline.domain.warrant;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.CastResult;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.breakglass.PlannedExtension;
import io.kedgeline.domain.breakglass.Purpose;
import io.kedgeline.domain.breakglass.WindowBallot;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The named checks between a warrant and an act that opens, in order; the first that fails refuses
 * the act. No executor role is assumed before all of them hold. What ends a lease needs no warrant:
 * {@link ClosingCheck}.
 *
 * @param refusal what a failure is called
 * @param fails whether the warrant fails this check
 */
public record WarrantCheck(WarrantRefusal refusal, BiPredicate<Warrant, Undertaking> fails) {

  /** How far two of our clocks may differ: the engine's, the server's, the worker's. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  /** What can be judged from the papers and the rulebook alone, a year later too. */
  private static final List<WarrantCheck> PAPERS =
      List.of(
          new WarrantCheck(WarrantRefusal.OTHER_RUN, WarrantCheck::forAnotherRun),
          new WarrantCheck(WarrantRefusal.OTHER_REQUEST, WarrantCheck::forAnotherRequest),
          new WarrantCheck(WarrantRefusal.OTHER_ACCOUNT, WarrantCheck::acrossAccounts),
          new WarrantCheck(WarrantRefusal.NOT_IN_PLAN, WarrantCheck::outsideThePlan),
          new WarrantCheck(WarrantRefusal.OTHER_HOLDER, WarrantCheck::forAnotherHolder),
          new WarrantCheck(WarrantRefusal.OTHER_RULEBOOK, WarrantCheck::underAnotherRulebook),
          new WarrantCheck(WarrantRefusal.OTHER_QUORUM, WarrantCheck::withAnotherQuorum),
          new WarrantCheck(
              WarrantRefusal.OTHER_PURPOSE,
              (warrant, act) -> !Purpose.fits(warrant.plan(), act.rulebook())),
          new WarrantCheck(WarrantRefusal.DENIED, (warrant, act) -> act.denied(warrant.plan())),
          new WarrantCheck(WarrantRefusal.OTHER_LEASE, WarrantCheck::ofAnotherLease),
          new WarrantCheck(WarrantRefusal.TOO_EARLY, WarrantCheck::tooEarly),
          new WarrantCheck(WarrantRefusal.TOO_LATE, WarrantCheck::tooLate),
          new WarrantCheck(WarrantRefusal.VALID_TOO_LONG, WarrantCheck::validTooLong),
          new WarrantCheck(WarrantRefusal.LEASE_TOO_LONG, WarrantCheck::leaseTooLong),
          new WarrantCheck(WarrantRefusal.BLACKOUT, WarrantCheck::inBlackout));

  /** What needs people as they are now. */
  private static final List<WarrantCheck> PEOPLE =
      List.of(
          new WarrantCheck(WarrantRefusal.REQUESTER_NOT_ALLOWED, WarrantCheck::mayNotAsk),
          new WarrantCheck(WarrantRefusal.HOLDER_NOT_ALLOWED, WarrantCheck::notTheHolders),
          new WarrantCheck(
              WarrantRefusal.QUORUM_NOT_MET,
              (warrant, act) -> quorumNotMet(warrant, act, act.directory())));

  /** The first reason why this warrant does not authorise this act, or nothing when it does. */
  public static Optional<WarrantRefusal> firstFailure(Warrant warrant, Undertaking act) {
    return first(PAPERS, warrant, act).or(() -> first(PEOPLE, warrant, act));
  }

  /**
   * The same without a directory of people, as a verifier of old evidence has none: that each slot
   * was filled by another person than the requester and the holder is asked, in which group they
   * stood is not.
   */
  public static Optional<WarrantRefusal> firstFailureOnPaper(Warrant warrant, Undertaking act) {
    return first(PAPERS, warrant, act)
        .or(() ->
            quorumNotMet(warrant, act, WindowBallot.everybodyEligible(warrant, act))
                ? Optional.of(WarrantRefusal.QUORUM_NOT_MET)
                : Optional.empty());
  }

  private static Optional<WarrantRefusal> first(
      List<WarrantCheck> checks, Warrant warrant, Undertaking act) {
    return checks.stream()
        .filter(check -> check.fails().test(warrant, act))
        .map(WarrantCheck::refusal)
        .findFirst();
  }

  private static boolean forAnotherRun(Warrant warrant, Undertaking act) {
    WindowPlan plan = warrant.plan();
    return !plan.run().value().equals(act.workflow())
        || !plan.execution().equals(act.execution())
        || !warrant.request().header().run().equals(plan.run())
        || warrant.ballots().stream()
            .anyMatch(ballot ->
                !ballot.act().header().run().equals(plan.run())
                    || !ballot.act().execution().equals(plan.execution()));
  }

  private static boolean forAnotherRequest(Warrant warrant, Undertaking act) {
    WindowPlan plan = warrant.plan();
    return !warrant.request().request().equals(plan.request())
        || !warrant.request().header().person().equals(plan.requester())
        || !plan.extension().equals(warrant.extension().flatMap(asked -> asked(asked, plan)));
  }

  /** What the signed wish for more time asks of the window that the plan names. */
  private static Optional<PlannedExtension> asked(Act.Extension wish, WindowPlan plan) {
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

  /** The approvers saw one lease and its end: that one is extended, by so much and only once. */
  private static boolean ofAnotherLease(Warrant warrant, Undertaking act) {
    return warrant
        .plan()
        .extension()
        .map(planned -> !extendsAs(planned, act))
        .orElseGet(() -> !opensAs(act));
  }

  /**
   * A lease is written first, where the ledger finds out whether there is room for it and whether a
   * review is owed, and then noted: nothing opens that was not, and none is written anew that has
   * closed.
   */
  private static boolean opensAs(Undertaking act) {
    LeaseClaim lease = act.lease();
    boolean written =
        act.claimed()
            .map(there ->
                there.sameAs(lease)
                    && there.until().equals(lease.until())
                    && there.extensions() == 0
                    && mayStandAt(there.stage(), act.operation()))
            .orElse(act.operation() == Operation.WRITE_LEASE);
    return written && lease.extensions() == 0;
  }

  private static boolean mayStandAt(LeaseStage stage, Operation operation) {
    return switch (stage) {
      case WRITTEN -> operation != Operation.ENABLE;
      case NOTED, OPEN -> true;
      case CLOSED -> false;
    };
  }

  private static boolean extendsAs(PlannedExtension planned, Undertaking act) {
    LeaseClaim lease = act.lease();
    boolean asPlanned =
        lease.from().equals(planned.from())
            && lease.until().equals(planned.end())
            && lease.extensions() == planned.number();
    return asPlanned && act.claimed().filter(there -> leadsTo(there, planned, lease)).isPresent();
  }

  private static boolean leadsTo(LeaseClaim there, PlannedExtension planned, LeaseClaim lease) {
    boolean before =
        there.until().equals(planned.until()) && there.extensions() == planned.number() - 1;
    boolean after = there.until().equals(planned.end()) && there.extensions() == planned.number();
    return there.sameAs(lease) && there.stage() == LeaseStage.OPEN && (before || after);
  }

  private static boolean acrossAccounts(Warrant warrant, Undertaking act) {
    WindowPlan plan = warrant.plan();
    return !plan.role().account().equals(plan.request().profile().account())
        || !plan.trustAnchor().account().equals(plan.request().profile().account())
        || !plan.trustAnchor().region().equals(plan.request().profile().region());
  }

  private static boolean outsideThePlan(Warrant warrant, Undertaking act) {
    return !warrant
        .plan()
        .actions()
        .contains(new PlannedAction(act.operation(), act.lease().object()));
  }

  private static boolean forAnotherHolder(Warrant warrant, Undertaking act) {
    WindowRequest request = warrant.plan().request();
    LeaseClaim lease = act.lease();
    return !lease.holder().equals(request.certificate())
        || !lease.profile().equals(request.profile())
        || !lease.role().equals(warrant.plan().role())
        || !lease.run().equals(warrant.plan().run());
  }

  private static boolean underAnotherRulebook(Warrant warrant, Undertaking act) {
    return !warrant.plan().rulebook().matches(act.rulebookDigest());
  }

  private static boolean withAnotherQuorum(Warrant warrant, Undertaking act) {
    WindowPlan plan = warrant.plan();
    return plan.slots().isEmpty()
        || !plan.slots().equals(WindowBallot.slots(act.rulebook()))
        || act.rulebook().breakGlass().profiles().stream()
            .noneMatch(profile ->
                profile.profile().equals(plan.request().profile())
                    && profile.role().equals(plan.role())
                    && profile.trustAnchor().equals(plan.trustAnchor()))
        || plan.request().length().compareTo(act.rulebook().breakGlass().maximumWindow()) > 0;
  }

  private static boolean tooEarly(Warrant warrant, Undertaking act) {
    return warrant
        .plan()
        .request()
        .start()
        .filter(start -> act.now().plus(CLOCK_SKEW).isBefore(start))
        .isPresent();
  }

  /** A window that has reached the end it had is over: it is not extended but asked for anew. */
  private static boolean tooLate(Warrant warrant, Undertaking act) {
    WindowPlan plan = warrant.plan();
    return !act.now().isBefore(plan.executeBefore())
        || plan.extension().filter(more -> !act.now().isBefore(more.until())).isPresent();
  }

  /** The plan says itself until when it is good: the rulebook says how long that may be. */
  private static boolean validTooLong(Warrant warrant, Undertaking act) {
    WindowPlan plan = warrant.plan();
    BreakGlassRules rules = act.rulebook().breakGlass();
    Instant opens =
        plan.extension().isPresent()
            ? plan.approvalExpires()
            : plan.request().opensFrom(plan.approvalExpires());
    return plan.executeBefore().isAfter(opens.plus(rules.executionExpiry()))
        || warrant.ballots().stream()
            .map(ballot -> ballot.act().header().issuedAt())
            .anyMatch(given -> outlives(plan, given, rules));
  }

  /** Whether the plan was to be good for longer after this vote than any plan may be. */
  private static boolean outlives(WindowPlan plan, Instant given, BreakGlassRules rules) {
    return plan.approvalExpires().isAfter(given.plus(rules.approvalExpiry()).plus(CLOCK_SKEW))
        || plan.request()
            .start()
            .filter(start -> start.isAfter(given.plus(rules.furthestStart()).plus(CLOCK_SKEW)))
            .isPresent();
  }

  /**
   * What holds for a window in all is counted from its beginning: none begins later than it does.
   */
  private static boolean leaseTooLong(Warrant warrant, Undertaking act) {
    LeaseClaim lease = act.lease();
    if (warrant.plan().extension().isPresent()) {
      BreakGlassRules rules = act.rulebook().breakGlass();
      return lease.extensions() > rules.extensions()
          || lease.until().isAfter(lease.from().plus(rules.maximumWindow()));
    }
    Duration length = warrant.plan().request().length();
    return lease.from().isAfter(act.now().plus(CLOCK_SKEW))
        || Duration.between(lease.from(), lease.until()).compareTo(length) > 0
        || lease.until().isAfter(act.now().plus(length).plus(CLOCK_SKEW))
        || lease.until().isAfter(warrant.plan().latestEnd());
  }

  /** A lease that says that it begins later than now does not move what is done now. */
  private static boolean inBlackout(Warrant warrant, Undertaking act) {
    Instant begins = act.lease().from();
    return act.rulebook()
        .blackouts()
        .forbidding(
            warrant.plan().request().change(),
            act.now().isBefore(begins) ? act.now() : begins,
            act.lease().until())
        .isPresent();
  }

  private static boolean mayNotAsk(Warrant warrant, Undertaking act) {
    return act.directory()
        .find(warrant.plan().asker())
        .filter(
            person -> act.rulebook().breakGlass().requesters().stream().anyMatch(person::standsIn))
        .isEmpty();
  }

  private static boolean notTheHolders(Warrant warrant, Undertaking act) {
    return act.directory()
        .find(warrant.plan().request().holder())
        .filter(person -> person.active() && person.holds(act.lease().holder()))
        .isEmpty();
  }

  /** Casts every signed vote again, on the plan's digest as the worker computed it. */
  private static boolean quorumNotMet(Warrant warrant, Undertaking act, Directory directory) {
    BallotPaper paper = WindowBallot.paper(warrant.plan(), warrant.digest(), act.rulebook());
    Ballot ballot = Ballot.open(paper);
    for (CountedVote signed : warrant.ballots()) {
      if (!act.takenBack(signed.act())
          && ballot.cast(signed.vote(), directory) instanceof CastResult.Counted counted) {
        ballot = counted.ballot();
      } else {
        return true;
      }
    }
    return !(ballot.verdict(directory, act.now()) instanceof Verdict.Approved);
  }
}
