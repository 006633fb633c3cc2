package io.kedgeline.workflows.governed;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.CountedVote;
import java.util.Map;
import java.util.Optional;

/**
 * Whom a judge of acts believes, from its own settings.
 *
 * @param acts the servers that say who a person is
 * @param signIns the issuer whose sign-ins fill slots, so that no server can
 */
public record Trust(Keyring acts, PinnedIssuer signIns) {

  /** Believes nobody. */
  public static Trust none() {
    return new Trust(Keyring.of(Map.of()), PinnedIssuer.none());
  }

  /**
   * The vote with the sign-in that it brings, if the issuer made that; without one otherwise. That
   * of a denial is not looked at.
   */
  public CountedVote vote(Act.Ballot ballot) {
    return new CountedVote(
        ballot,
        ballot
            .signIn()
            .filter(token -> ballot.decision() == Decision.APPROVE)
            .flatMap(signIns::open));
  }

  /** The vote in this act, if a server signed it as one. */
  public Optional<CountedVote> vote(SignedAct signed) {
    return acts.open(signed)
        .filter(Act.Ballot.class::isInstance)
        .map(act -> vote((Act.Ballot) act));
  }
}
