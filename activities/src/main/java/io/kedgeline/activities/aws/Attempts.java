package io.kedgeline.activities.aws;

import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Several things that must all be tried, whatever becomes of the others: closing is such. */
final class Attempts {

  private final List<ApplicationFailure> failures = new ArrayList<>();

  /** Does this, and remembers if it fails. */
  void make(Runnable deed) {
    try {
      AwsFailures.naming(() -> {
        deed.run();
        return true;
      });
    } catch (ApplicationFailure failed) {
      failures.add(failed);
    } catch (RuntimeException broken) {
      failures.add(
          ApplicationFailure.newFailureWithCause(
              broken.getClass().getSimpleName(), FailureType.AWS_UNAVAILABLE.name(), broken));
    }
  }

  /** Fails if anything did: with what may be tried again, if there is any. */
  void requireAll() {
    failures.stream()
        .min(Comparator.comparing(ApplicationFailure::isNonRetryable))
        .ifPresent(failure -> {
          throw failure;
        });
  }
}
