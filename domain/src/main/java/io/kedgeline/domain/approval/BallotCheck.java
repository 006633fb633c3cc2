package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.Person;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The named checks that a vote passes, in order; the first that fails refuses it. The list is the
 * voting rule.
 *
 * @param refusal what a failure is called
 * @param fails whether the vote fails this check
 */
record BallotCheck(Refusal refusal, Predicate<Casting> fails) {

  static final List<BallotCheck> APPROVAL =
      List.of(
          new BallotCheck(Refusal.OTHER_ROUND, Casting::ofAnotherRound),
          new BallotCheck(Refusal.OTHER_PLAN, Casting::ofAnotherPlan),
          new BallotCheck(Refusal.TOO_LATE, Casting::tooLate),
          new BallotCheck(Refusal.DIRECTORY_STALE, Casting::directoryStale),
          new BallotCheck(Refusal.UNKNOWN_PERSON, casting -> casting.person().isEmpty()),
          new BallotCheck(Refusal.NOT_ACTIVE, casting -> !casting.test(Person::active)),
          new BallotCheck(Refusal.SELF_APPROVAL, Casting::byAnExcludedPerson),
          new BallotCheck(
              Refusal.DUTIES_NOT_SEPARATE,
              casting -> casting.test(casting.ballot().paper()::hasAnotherDuty)),
          new BallotCheck(Refusal.UNKNOWN_SLOT, casting -> casting.slot().isEmpty()),
          new BallotCheck(Refusal.NOT_IN_GROUP, Casting::outsideTheGroup),
          new BallotCheck(Refusal.ALREADY_VOTED, Casting::personHasVoted),
          new BallotCheck(Refusal.SLOT_TAKEN, Casting::slotTaken));

  /** A denial is safe, so it asks for less: somebody concerned, on the plan that is voted on. */
  static final List<BallotCheck> DENIAL =
      List.of(
          new BallotCheck(Refusal.OTHER_ROUND, Casting::ofAnotherRound),
          new BallotCheck(Refusal.UNKNOWN_PERSON, casting -> casting.person().isEmpty()),
          new BallotCheck(Refusal.NOT_ACTIVE, casting -> !casting.test(Person::active)),
          new BallotCheck(
              Refusal.NOT_IN_SCOPE, casting -> !casting.test(casting.ballot().paper()::mayDeny)));

  static Optional<Refusal> firstFailure(Casting casting) {
    List<BallotCheck> checks =
        switch (casting.vote().decision()) {
          case APPROVE -> APPROVAL;
          case DENY -> DENIAL;
        };
    return checks.stream()
        .filter(check -> check.fails().test(casting))
        .map(BallotCheck::refusal)
        .findFirst()
        .or(casting::signInFailure);
  }

  /** One vote before one ballot, as the directory stands. */
  record Casting(Ballot ballot, Vote vote, Directory directory) {

    boolean ofAnotherRound() {
      return vote.round() != ballot.paper().round();
    }

    boolean ofAnotherPlan() {
      return !vote.plan().matches(ballot.paper().plan());
    }

    boolean tooLate() {
      return !vote.at().isBefore(ballot.paper().expires());
    }

    boolean directoryStale() {
      return directory.staleAt(vote.at(), ballot.paper().directoryMaximumAge());
    }

    Optional<Person> person() {
      return directory.find(vote.person());
    }

    boolean test(Predicate<Person> predicate) {
      return person().filter(predicate).isPresent();
    }

    boolean byAnExcludedPerson() {
      return ballot.paper().excluded().contains(vote.person());
    }

    Optional<Slot> slot() {
      return vote.slot().flatMap(ballot.paper()::slot);
    }

    boolean outsideTheGroup() {
      return slot()
          .filter(slot -> ballot.paper().mayFill(slot, vote.person(), directory))
          .isEmpty();
    }

    /** Asked last, so that nobody signs in for a vote that could not count. */
    Optional<Refusal> signInFailure() {
      return vote.decision() == Decision.APPROVE
          ? slot().flatMap(slot -> StepUpCheck.firstFailure(slot, vote, directory))
          : Optional.empty();
    }

    boolean personHasVoted() {
      return ballot.approvals().stream().anyMatch(other -> other.person().equals(vote.person()));
    }

    boolean slotTaken() {
      return ballot.approvals().stream().anyMatch(other -> other.slot().equals(vote.slot()));
    }
  }
}
