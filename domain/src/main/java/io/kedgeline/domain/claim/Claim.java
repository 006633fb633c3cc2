package io.kedgeline.domain.claim;

import io.kedgeline.domain.plan.RunId;

/**
 * What one run wants to be true of one shared AWS object. A run adds and withdraws only its own
 * claims; what the object should be is the fold of all live ones.
 */
public sealed interface Claim permits LeaseClaim, SessionDeny {

  /** The run whose claim this is. */
  RunId run();

  /** The ARN of the object that it is about. */
  String object();
}
