package io.kedgeline.domain.approval;

import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The votes on one plan. The verdict is folded from the votes that stand each time it is asked for;
 * nothing counts up.
 *
 * @param paper the question
 * @param votes the votes that stand, in the order they came
 */
public record Ballot(BallotPaper paper, List<Vote> votes) {

  public Ballot {
    votes = List.copyOf(votes);
  }

  /** A ballot that nobody has voted in. */
  public static Ballot open(BallotPaper paper) {
    return new Ballot(paper, List.of());
  }

  /** Counts this vote, or says why it does not count. */
  public CastResult cast(Vote vote, Directory directory) {
    Optional<Refusal> failure =
        BallotCheck.firstFailure(new BallotCheck.Casting(this, vote, directory));
    if (failure.isPresent()) {
      return new CastResult.Refused(failure.get());
    }
    List<Vote> more = new ArrayList<>(votes);
    more.add(vote);
    return new CastResult.Counted(new Ballot(paper, more));
  }

  /** Takes back every vote of this person, if there is one. */
  public CastResult withdraw(PersonId person) {
    List<Vote> rest = votes.stream().filter(vote -> !vote.person().equals(person)).toList();
    return rest.size() == votes.size()
        ? new CastResult.Refused(Refusal.NOTHING_TO_WITHDRAW)
        : new CastResult.Counted(new Ballot(paper, rest));
  }

  /**
   * What the standing votes amount to, each judged by the directory as it is <em>now</em>: a person
   * who left their group since voting fills no slot.
   */
  public Verdict verdict(Directory directory, Instant now) {
    if (paper.slots().isEmpty()) {
      return new Verdict.Denied(Optional.empty(), "the quorum names no slot");
    }
    Optional<Vote> denial =
        votes.stream().filter(vote -> vote.decision() == Decision.DENY).findFirst();
    if (denial.isPresent()) {
      return new Verdict.Denied(Optional.of(denial.get().person()), "denied");
    }
    List<String> empty =
        paper.slots().stream()
            .filter(slot -> !filled(slot, directory, now))
            .map(Slot::name)
            .toList();
    if (empty.isEmpty()) {
      return new Verdict.Approved(approvals());
    }
    return now.isBefore(paper.expires()) ? new Verdict.Pending(empty) : new Verdict.Expired(empty);
  }

  List<Vote> approvals() {
    return votes.stream().filter(vote -> vote.decision() == Decision.APPROVE).toList();
  }

  private boolean filled(Slot slot, Directory directory, Instant now) {
    return !directory.staleAt(now, paper.directoryMaximumAge())
        && approvals().stream()
            .anyMatch(vote ->
                vote.slot().equals(Optional.of(slot.name()))
                    && paper.mayFill(slot, vote.person(), directory)
                    && StepUpCheck.firstFailure(slot, vote, directory).isEmpty());
  }
}
