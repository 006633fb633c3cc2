package io.kedgeline.workflows.port;

import io.kedgeline.workflows.schedule.ScheduledFor;
import io.temporal.activity.ActivityInterface;

/** The server, which alone may ask for runs. */
@ActivityInterface
public interface ScheduledStarts {

  /** Begins what is due of this schedule, once; what came of it, as a person reads it. */
  String begin(ScheduledFor schedule);
}
