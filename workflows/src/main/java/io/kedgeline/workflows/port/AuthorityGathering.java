package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** Reads the state of the world that an authority is planned on. Changes nothing. */
@ActivityInterface
public interface AuthorityGathering {

  /**
   * Gathers everything that the run's verdicts read.
   *
   * <p>Fails for good when the ledger knows no such start of the run, or the request is not signed
   * by a key that the worker trusts. A root that lies in another account or Region than its
   * environment is not asked for: the planner says so of its ARN.
   */
  GatheredAuthority gatherAuthority(GatherRequest request);
}
