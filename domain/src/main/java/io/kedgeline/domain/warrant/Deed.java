package io.kedgeline.domain.warrant;

import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import java.util.Optional;

/** The one thing that a worker is asked to do under a warrant. */
public sealed interface Deed {

  /** What is to be done, to which object: the plan must hold exactly this. */
  PlannedAction action();

  /**
   * Something is done to a lease.
   *
   * @param operation what
   * @param lease the lease that is asked for
   * @param claimed the run's lease as the ledger has it; none before anything was written
   */
  record ToLease(Operation operation, LeaseClaim lease, Optional<LeaseClaim> claimed)
      implements Deed {

    @Override
    public PlannedAction action() {
      return new PlannedAction(operation, lease.object());
    }
  }
}
