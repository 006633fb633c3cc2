package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** Tells what was done with what a lease gave. Changes nothing. */
@ActivityInterface
public interface Trail {

  /**
   * Lists what the holder's sessions changed or tried to change, from AWS's own events, in the
   * profile's Region and in that of the global services.
   *
   * <p>Refused for good when the ledger has no such lease of the run.
   */
  TrailReport changes(TrailRequest request);
}
