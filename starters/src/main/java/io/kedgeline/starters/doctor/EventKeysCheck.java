package io.kedgeline.starters.doctor;

import io.kedgeline.starters.events.EventKeys;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import java.nio.file.Path;
import java.util.List;

/** Whether there is a key to know EventBridge by. */
record EventKeysCheck(Path keys) implements Check {

  @Override
  public String name() {
    return "AWS events";
  }

  @Override
  public List<Finding> findings() {
    return Secrets.unusable(EventKeys.SETTING, () -> EventKeys.read(keys)).stream().toList();
  }
}
