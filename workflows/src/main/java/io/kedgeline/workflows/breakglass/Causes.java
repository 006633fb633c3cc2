package io.kedgeline.workflows.breakglass;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;

/** Says in one sentence why an activity failed. */
final class Causes {

  private Causes() {}

  static String sentence(ActivityFailure failure) {
    if (failure.getCause() instanceof ApplicationFailure known) {
      return known.getType() + ": " + known.getOriginalMessage();
    }
    if (failure.getCause() instanceof TemporalFailure engine) {
      return engine.getOriginalMessage();
    }
    return failure.getOriginalMessage();
  }
}
