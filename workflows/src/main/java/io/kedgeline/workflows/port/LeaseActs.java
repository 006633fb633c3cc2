package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.ClosingAct;
import io.kedgeline.workflows.governed.GovernedAct;
import io.temporal.activity.ActivityInterface;

/**
 * The acts of a window. Each is idempotent, reads back what it wrote, and is refused by the worker
 * before any AWS role is assumed unless its warrant authorises exactly it, or, where it closes, the
 * ledger has the lease that it ends.
 */
@ActivityInterface
public interface LeaseActs {

  /** Adds the lease to the profile's claims and writes it into the session policy. Opens. */
  LeaseReport writeLease(GovernedAct act);

  /** Notes the approved change on the profile, as its own executor role. Opens. */
  LeaseReport notarise(GovernedAct act);

  /** Lets the profile issue sessions. Opens. */
  LeaseReport enable(GovernedAct act);

  /** Puts the end of an open lease off, in the profile's session policy. Opens. */
  LeaseReport extend(GovernedAct act);

  /** Ends the lease, and before its time also the sessions that are out. Closes. */
  LeaseReport close(ClosingAct act);
}
