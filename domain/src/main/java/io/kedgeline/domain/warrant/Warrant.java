package io.kedgeline.domain.warrant;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.plan.Digest;
import java.util.List;
import java.util.Optional;

/**
 * What authorises a run's acts, after every signature in it was verified.
 *
 * @param plan the plan
 * @param digest the plan's digest, computed anew by whoever reads the warrant
 * @param request the signed request
 * @param extension the signed wish for more time, when the plan gives it
 * @param ballots the signed votes, each with the sign-in that it brings
 */
public record Warrant(
    Plan plan,
    Digest digest,
    Act.Request request,
    Optional<Act.Extension> extension,
    List<CountedVote> ballots) {

  public Warrant {
    ballots = List.copyOf(ballots);
  }
}
