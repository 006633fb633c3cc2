package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** Where reviews of windows are kept. */
@ActivityInterface
public interface Reviews {

  /**
   * Records the review, if the worker itself finds that this person may review this window: then
   * the next window on the profile may be asked for. Recorded again, the first stands.
   */
  ReviewReport recordReview(ReviewRequest request);
}
