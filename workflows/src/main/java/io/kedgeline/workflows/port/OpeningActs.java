package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.OpeningAct;
import io.temporal.activity.ActivityInterface;

/**
 * What the duty {@code open} does. Each act is idempotent, reads back what it wrote, and is refused
 * by the worker before any AWS role is assumed unless its warrant authorises exactly it.
 */
@ActivityInterface
public interface OpeningActs {

  /** Adds the lease to the profile's claims and writes it into the session policy. */
  LeaseReport writeLease(OpeningAct act);

  /** Lets the profile issue sessions. */
  LeaseReport enable(OpeningAct act);

  /** Puts the end of an open lease off, in the profile's session policy. */
  LeaseReport extend(OpeningAct act);
}
