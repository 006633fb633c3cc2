package io.kedgeline.activities.posture;

import io.kedgeline.workflows.port.Posture;
import io.kedgeline.workflows.port.PostureLook;
import io.kedgeline.workflows.port.PostureReading;

/** Reads a device's report for a run. */
public final class PostureReader implements Posture {

  private final DeviceManagement devices;

  /** Reads there. */
  public PostureReader(DeviceManagement devices) {
    this.devices = devices;
  }

  @Override
  public PostureReading readPosture(PostureLook look) {
    return new PostureReading(look.run(), look.device(), devices.find(look.device()));
  }
}
