package io.kedgeline.workflows.governed;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.approval.BallotPaper;
import io.kedgeline.domain.approval.CastResult;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.approval.Verdict;
import io.kedgeline.domain.approval.Vote;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.warrant.CountedVote;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The votes on one plan, each with the signed act that it came in.
 *
 * @param ballot the votes that stand
 * @param acts the signed approvals that stand, by person
 */
record BallotBox(Ballot ballot, SortedMap<String, SignedAct> acts) {

  BallotBox {
    acts = new TreeMap<>(acts);
  }

  static BallotBox open(BallotPaper paper) {
    return new BallotBox(Ballot.open(paper), new TreeMap<>());
  }

  /** What came of a vote or its withdrawal, and the box after it. */
  record After(CastResult result, BallotBox box) {}

  After cast(SignedAct signed, CountedVote counted, Directory directory) {
    Vote vote = counted.vote();
    CastResult result = ballot.cast(vote, directory);
    SortedMap<String, SignedAct> more = new TreeMap<>(acts);
    if (vote.decision() == Decision.APPROVE) {
      more.put(vote.person().value(), signed);
    }
    return after(result, more);
  }

  After withdraw(PersonId person) {
    SortedMap<String, SignedAct> rest = new TreeMap<>(acts);
    rest.remove(person.value());
    return after(ballot.withdraw(person), rest);
  }

  private After after(CastResult result, SortedMap<String, SignedAct> counted) {
    return new After(
        result,
        switch (result) {
          case CastResult.Counted(Ballot now) -> new BallotBox(now, counted);
          case CastResult.Refused refused -> this;
        });
  }

  Verdict verdict(Directory directory, Instant now) {
    return ballot.verdict(directory, now);
  }

  List<SignedAct> countedVotes() {
    return List.copyOf(acts.values());
  }
}
