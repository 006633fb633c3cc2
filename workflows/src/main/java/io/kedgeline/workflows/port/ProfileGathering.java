package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** Reads the state of the world that a profile is planned on. Changes nothing. */
@ActivityInterface
public interface ProfileGathering {

  /**
   * Gathers everything that the run's verdicts read.
   *
   * <p>Fails for good when the ledger knows no such start of the run, or the request is not signed
   * by a key that the worker trusts.
   */
  GatheredProfile gatherProfile(GatherRequest request);
}
