package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** What the change system says of a run's change. */
@ActivityInterface
public interface Changes {

  /** Reads the record of the run's own change. Changes nothing. */
  ChangeReading readChange(ChangeLook look);
}
