package io.kedgeline.activities.change;

import io.kedgeline.activities.http.FetchFailures;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;

/** What reading a change record fails with. No message repeats what the change system said. */
final class ChangeFailures {

  /** Those of asking. */
  static final FetchFailures OF =
      new FetchFailures(
          "the change system", FailureType.CHANGE_UNAVAILABLE, FailureType.CHANGE_UNREADABLE);

  private ChangeFailures() {}

  /** It said that it wrote what does not stand there. */
  static ApplicationFailure notReadBack() {
    return ApplicationFailure.newFailure(
        "the change system says that it wrote the note, and does not have it",
        FailureType.NOT_READ_BACK.name());
  }

  /** It could not be asked: to be tried again. */
  static ApplicationFailure unavailable(String sentence) {
    return ApplicationFailure.newFailure(sentence, FailureType.CHANGE_UNAVAILABLE.name());
  }

  /** Its answer cannot be believed, and asking again does not help. */
  static ApplicationFailure unreadable(String sentence) {
    return ApplicationFailure.newNonRetryableFailure(
        sentence, FailureType.CHANGE_UNREADABLE.name());
  }
}
