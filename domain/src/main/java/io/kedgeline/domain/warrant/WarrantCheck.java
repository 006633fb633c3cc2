package io.kedgeline.domain.warrant;

import static io.kedgeline.domain.plan.Effect.OPENS;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.CastResult;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.breakglass.WindowBallot;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.plan.PlannedAction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * The named checks between a warrant and an act, in order; the first that fails refuses the act. No
 * executor role is assumed before all of them hold.
 *
 * <p>What only matters when something is opened (the quorum's present standing, the time limits) is
 * not asked of a closing act: whatever was opened under a warrant may be closed under it at any
 * time.
 *
 * @param refusal what a failure is called
 * @param fails whether the warrant fails this check
 */
public record WarrantCheck(WarrantRefusal refusal, BiPredicate<Warrant, Undertaking> fails) {

  /** How far the engine's clock, which sets a lease's span, may be ahead of the worker's. */
  private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private static final List<WarrantCheck> ALWAYS =
      List.of(
          new WarrantCheck(WarrantRefusal.OTHER_RUN, WarrantCheck::forAnotherRun),
          new WarrantCheck(WarrantRefusal.OTHER_REQUEST, WarrantCheck::forAnotherRequest),
          new WarrantCheck(WarrantRefusal.OTHER_ACCOUNT, WarrantCheck::acrossAccounts),
          new WarrantCheck(WarrantRefusal.NOT_IN_PLAN, WarrantCheck::outsideThePlan),
          new WarrantCheck(WarrantRefusal.OTHER_HOLDER, WarrantCheck::forAnotherHolder));

  private static final List<WarrantCheck> OPENING =
      List.of(
          new WarrantCheck(WarrantRefusal.OTHER_RULEBOOK, WarrantCheck::underAnotherRulebook),
          new WarrantCheck(WarrantRefusal.OTHER_QUORUM, WarrantCheck::withAnotherQuorum),
          new WarrantCheck(WarrantRefusal.DENIED, (warrant, act) -> act.denied()),
          new WarrantCheck(WarrantRefusal.TOO_LATE, WarrantCheck::tooLate),
          new WarrantCheck(WarrantRefusal.LEASE_TOO_LONG, WarrantCheck::leaseTooLong),
          new WarrantCheck(WarrantRefusal.QUORUM_NOT_MET, WarrantCheck::quorumNotMet));

  /** The first reason why this warrant does not authorise this act, or nothing when it does. */
  public static Optional<WarrantRefusal> firstFailure(Warrant warrant, Undertaking act) {
    return ALWAYS.stream()
        .filter(check -> check.fails().test(warrant, act))
        .findFirst()
        .or(() -> act.operation().effect() == OPENS ? firstOpeningFailure(warrant, act) : none())
        .map(WarrantCheck::refusal);
  }

  private static Optional<WarrantCheck> firstOpeningFailure(Warrant warrant, Undertaking act) {
    return OPENING.stream().filter(check -> check.fails().test(warrant, act)).findFirst();
  }

  private static Optional<WarrantCheck> none() {
    return Optional.empty();
  }

  /** Closing is for any execution of the run: a workflow that was reset must still close. */
  private static boolean forAnotherRun(Warrant warrant, Undertaking act) {
    WindowPlan plan = warrant.plan();
    return !plan.run().value().equals(act.workflow())
        || (act.operation().effect() == OPENS && !plan.execution().equals(act.execution()))
        || !warrant.request().header().run().equals(plan.run())
        || warrant.ballots().stream()
            .anyMatch(ballot ->
                !ballot.header().run().equals(plan.run())
                    || !ballot.execution().equals(plan.execution()));
  }

  private static boolean forAnotherRequest(Warrant warrant, Undertaking act) {
    WindowPlan plan = warrant.plan();
    return !warrant.request().request().equals(plan.request())
        || !warrant.request().header().person().equals(plan.requester());
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

  private static boolean tooLate(Warrant warrant, Undertaking act) {
    return !act.now().isBefore(warrant.plan().executeBefore());
  }

  private static boolean leaseTooLong(Warrant warrant, Undertaking act) {
    LeaseClaim lease = act.lease();
    Duration length = warrant.plan().request().length();
    return Duration.between(lease.from(), lease.until()).compareTo(length) > 0
        || lease.until().isAfter(act.now().plus(length).plus(CLOCK_SKEW))
        || lease.until().isAfter(warrant.plan().latestEnd());
  }

  /** Casts every signed vote again, on the plan's digest as the worker computed it. */
  private static boolean quorumNotMet(Warrant warrant, Undertaking act) {
    BallotPaper paper = WindowBallot.paper(warrant.plan(), warrant.digest(), act.rulebook());
    Directory directory = act.directory();
    Ballot ballot = Ballot.open(paper);
    for (Act.Ballot signed : warrant.ballots()) {
      if (ballot.cast(signed.vote(), directory) instanceof CastResult.Counted counted) {
        ballot = counted.ballot();
      } else {
        return true;
      }
    }
    return !(ballot.verdict(directory, act.now()) instanceof Verdict.Approved);
  }
}
