package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** What the company's device management says of a device. */
@ActivityInterface
public interface Posture {

  /**
   * Reads the report of a device. Changes nothing. A device that device management does not know
   * has none; when it cannot be asked, or believed, this fails, and nobody is enrolled on that.
   */
  PostureReading readPosture(PostureLook look);
}
