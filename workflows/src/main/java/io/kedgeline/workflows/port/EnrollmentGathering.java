package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** Reads the state of the world that an enrollment is planned on. Changes nothing. */
@ActivityInterface
public interface EnrollmentGathering {

  /**
   * Gathers everything that the run's verdicts read, the device's request among it once that was
   * shown.
   *
   * <p>Fails for good when the ledger knows no such start of the run, or what the run was asked is
   * not signed by a key that the worker trusts.
   */
  GatheredEnrollment gatherEnrollment(EnrollmentLook look);
}
