package io.kedgeline.domain.warrant;

import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.plan.Digest;
import java.util.List;

/**
 * What authorises a run's acts, after every signature in it was verified.
 *
 * @param plan the plan
 * @param digest the plan's digest, computed anew by whoever reads the warrant
 * @param request the signed request
 * @param ballots the signed votes
 */
public record Warrant(
    WindowPlan plan, Digest digest, Act.Request request, List<Act.Ballot> ballots) {

  public Warrant {
    ballots = List.copyOf(ballots);
  }
}
