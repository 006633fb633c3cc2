package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/**
 * Reads the state of the world that an anchor for an authority outside AWS is planned on. Changes
 * nothing.
 */
@ActivityInterface
public interface ExternalGathering {

  /**
   * Gathers everything that the run's verdicts read, the authority's documents among it.
   *
   * <p>Fails for good when the ledger knows no such start of the run, or the request is not signed
   * by a key that the worker trusts.
   */
  GatheredExternal gatherExternal(GatherRequest request);
}
