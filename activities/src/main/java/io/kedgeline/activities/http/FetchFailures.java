package io.kedgeline.activities.http;

import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;

/**
 * What asking a service fails with. No message repeats what the service said.
 *
 * @param service who is asked, as sentences begin with it
 * @param unavailable what it is called when it could not be asked
 * @param unreadable what it is called when its answer cannot be believed
 */
public record FetchFailures(String service, FailureType unavailable, FailureType unreadable) {

  /** It could not be asked: to be tried again. */
  public ApplicationFailure unavailable(String what) {
    return ApplicationFailure.newFailure(service + " " + what, unavailable.name());
  }

  /** Its answer cannot be believed, and asking again does not help. */
  public ApplicationFailure unreadable(String what) {
    return ApplicationFailure.newNonRetryableFailure(service + " " + what, unreadable.name());
  }
}
