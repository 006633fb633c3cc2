package io.kedgeline.workflows.breakglass;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;

/** Says in one sentence why a step failed. */
final class Causes {

  private Causes() {}

  static String sentence(TemporalFailure failure) {
    TemporalFailure root = failure.getCause() instanceof TemporalFailure cause ? cause : failure;
    return root instanceof ApplicationFailure known
        ? known.getType() + ": " + known.getOriginalMessage()
        : root.getOriginalMessage();
  }
}
