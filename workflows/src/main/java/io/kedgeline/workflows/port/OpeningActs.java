package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.GovernedAct;
import io.temporal.activity.ActivityInterface;

/**
 * What the duty {@code open} does. Each act is idempotent, reads back what it wrote, and is refused
 * by the worker before any AWS role is assumed unless its warrant authorises exactly it.
 */
@ActivityInterface
public interface OpeningActs {

  /** Adds the lease to the profile's claims and writes it into the session policy. */
  LeaseReport writeLease(GovernedAct act);

  /** Lets the profile issue sessions. */
  LeaseReport enable(GovernedAct act);

  /** Puts the end of an open lease off, in the profile's session policy. */
  LeaseReport extend(GovernedAct act);
}
