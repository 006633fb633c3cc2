package io.kedgeline.activities.making;

import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;

/** Why something is not made, or not as it was planned. */
public final class Unmade {

  private Unmade() {}

  /** Somebody else made or changed it: trying again mends nothing. */
  public static ApplicationFailure drifted(String sentence) {
    return ApplicationFailure.newNonRetryableFailure(sentence, FailureType.DRIFTED.name());
  }

  /** What was written did not read back; AWS may be late. */
  public static ApplicationFailure notReadBack(String sentence) {
    return ApplicationFailure.newFailure(sentence, FailureType.NOT_READ_BACK.name());
  }
}
