package io.kedgeline.domain.warrant;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.CastResult;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.governed.DutiesApart;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.governed.PlanBallot;
import io.kedgeline.domain.identity.Directory;
import java.time.Duration;
import java.time.Instant;

/** What is asked of every warrant, whatever runbook it is for: each is true when it fails. */
final class CommonChecks {

  /** How far two of our clocks may differ: the engine's, the server's, the worker's. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  private CommonChecks() {}

  static boolean forAnotherRun(Warrant warrant, Undertaking act) {
    Plan plan = warrant.plan();
    return !plan.run().value().equals(act.workflow())
        || !plan.execution().equals(act.execution())
        || !warrant.request().header().run().equals(plan.run())
        || warrant.ballots().stream()
            .anyMatch(ballot ->
                !ballot.act().header().run().equals(plan.run())
                    || !ballot.act().execution().equals(plan.execution()));
  }

  static boolean forAnotherRequest(Warrant warrant) {
    Plan plan = warrant.plan();
    return !warrant.request().request().equals(plan.request())
        || !warrant.request().header().person().equals(plan.requester());
  }

  static boolean outsideThePlan(Warrant warrant, Undertaking act) {
    return !warrant.plan().actions().contains(act.deed().action());
  }

  static boolean underAnotherRulebook(Warrant warrant, Undertaking act) {
    return !warrant.plan().rulebook().matches(act.rulebookDigest());
  }

  static boolean withOtherSlots(Warrant warrant, Undertaking act) {
    Plan plan = warrant.plan();
    return plan.slots().isEmpty()
        || act.governance(plan).filter(rules -> rules.slots().equals(plan.slots())).isEmpty();
  }

  static boolean denied(Warrant warrant, Undertaking act) {
    return act.denied(warrant.plan());
  }

  static boolean tooLate(Warrant warrant, Undertaking act) {
    return !act.now().isBefore(warrant.plan().executeBefore());
  }

  /** Whether votes on the plan were to count for longer after one was given than they may. */
  static boolean votesOutlive(Plan plan, Instant given, Governance rules) {
    return plan.approvalExpires().isAfter(given.plus(rules.approvalExpiry()).plus(CLOCK_SKEW));
  }

  /** The plan says itself until when it is good: the rulebook says how long that may be. */
  static boolean validTooLong(Warrant warrant, Undertaking act) {
    Plan plan = warrant.plan();
    return act.governance(plan)
        .filter(rules ->
            !plan.executeBefore().isAfter(plan.approvalExpires().plus(rules.executionExpiry()))
                && warrant.ballots().stream()
                    .map(ballot -> ballot.act().header().issuedAt())
                    .noneMatch(given -> votesOutlive(plan, given, rules)))
        .isEmpty();
  }

  /** Whether work may not be done at this very moment. */
  static boolean workForbidden(Undertaking act) {
    return act.rulebook().blackouts().forbiddingWork(act.now(), act.now().plusNanos(1)).isPresent();
  }

  /** Whether somebody who asks, or whom it concerns, has a duty that is kept apart from this. */
  static boolean dutiesNotSeparate(Warrant warrant, Undertaking act) {
    return act.governance(warrant.plan())
        .flatMap(rules -> DutiesApart.offender(warrant.plan(), act.directory(), rules))
        .isPresent();
  }

  static boolean mayNotAsk(Warrant warrant, Undertaking act) {
    return act.directory()
        .find(warrant.plan().asker())
        .filter(person ->
            act.governance(warrant.plan())
                .filter(rules -> rules.requesters().stream().anyMatch(person::standsIn))
                .isPresent())
        .isEmpty();
  }

  /** Casts every signed vote again, on the plan's digest as the worker computed it. */
  static boolean quorumNotMet(Warrant warrant, Undertaking act, Directory directory) {
    BallotPaper paper = PlanBallot.paper(warrant.plan(), warrant.digest(), act.rulebook());
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
