package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.ClosingAct;
import io.temporal.activity.ActivityInterface;

/** What the duty {@code contain} does: it takes away, and gives nothing. */
@ActivityInterface
public interface ClosingActs {

  /**
   * Ends the lease, and before its time also the sessions that are out. Idempotent; it reads back
   * what it wrote, and is refused unless the ledger has the lease that it ends.
   */
  LeaseReport close(ClosingAct act);
}
