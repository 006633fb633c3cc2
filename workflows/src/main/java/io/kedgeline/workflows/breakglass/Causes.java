package io.kedgeline.workflows.breakglass;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;

/** Says why a step failed: given up, or in one sentence what went wrong. */
final class Causes {

  private Causes() {}

  static boolean cancelled(TemporalFailure failure) {
    return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
  }

  static String sentence(TemporalFailure failure) {
    TemporalFailure root = failure.getCause() instanceof TemporalFailure cause ? cause : failure;
    return root instanceof ApplicationFailure known
        ? known.getType() + ": " + known.getOriginalMessage()
        : root.getOriginalMessage();
  }
}
