package io.kedgeline.workflows.course;

import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;

/** Says why a step failed: given up, or in one sentence what went wrong. */
public final class Causes {

  private Causes() {}

  /** Whether it failed because it was given up. */
  public static boolean cancelled(TemporalFailure failure) {
    return failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
  }

  /** What went wrong, in one sentence. */
  public static String sentence(TemporalFailure failure) {
    TemporalFailure root = failure.getCause() instanceof TemporalFailure cause ? cause : failure;
    return root instanceof ApplicationFailure known
        ? known.getType() + ": " + known.getOriginalMessage()
        : root.getOriginalMessage();
  }
}
