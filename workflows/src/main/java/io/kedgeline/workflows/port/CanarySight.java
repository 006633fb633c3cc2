package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** Whether the certificate was used by which an authority outside AWS proves itself. */
@ActivityInterface
public interface CanarySight {

  /**
   * Looks whether the canary's certificate got a session at the anchor that the run made, once that
   * is proved; when it did, the ledger knows it. One that was seen before stays so.
   */
  SessionReport confirmCanary(SessionLook look);
}
