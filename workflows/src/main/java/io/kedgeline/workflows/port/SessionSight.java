package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** Whether an issued certificate was used. */
@ActivityInterface
public interface SessionSight {

  /**
   * Looks whether the run's certificate got a session; when it did, it is registered. A certificate
   * that was registered before stays so.
   */
  SessionReport confirmSession(SessionLook look);
}
