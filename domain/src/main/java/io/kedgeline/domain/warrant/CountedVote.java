package io.kedgeline.domain.warrant;

import io.kedgeline.domain.approval.SignIn;
import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.approval.Vote;
import java.util.List;
import java.util.Optional;

/**
 * A signed vote with the sign-in that it brings.
 *
 * @param act the vote
 * @param signIn the sign-in, if it brings one that a pinned issuer made
 */
public record CountedVote(Act.Ballot act, Optional<SignIn> signIn) {

  /** The sign-in by which this vote fills one of these slots, where that asks for one. */
  public Optional<SignIn> signInFor(List<Slot> slots) {
    return slots.stream()
        .filter(slot -> slot.stepUp().isPresent())
        .filter(slot -> act.slot().equals(Optional.of(slot.name())))
        .findFirst()
        .flatMap(slot -> signIn);
  }

  /** The vote as a ballot counts it. */
  public Vote vote() {
    return new Vote(
        act.round(),
        act.plan(),
        act.slot(),
        act.header().person(),
        act.decision(),
        act.header().issuedAt(),
        signIn);
  }
}
