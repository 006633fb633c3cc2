package io.kedgeline.domain.warrant;

import io.kedgeline.domain.approval.SignIn;
import io.kedgeline.domain.approval.Vote;
import java.util.Optional;

/**
 * A signed vote with the sign-in that it brings.
 *
 * @param act the vote
 * @param signIn the sign-in, if it brings one that a pinned issuer made
 */
public record CountedVote(Act.Ballot act, Optional<SignIn> signIn) {

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
