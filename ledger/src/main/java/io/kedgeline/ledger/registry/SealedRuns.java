package io.kedgeline.ledger.registry;

import io.kedgeline.domain.plan.RunId;
import org.jdbi.v3.core.Handle;

/** Runs that are over: a task that comes so late makes nothing for them. */
final class SealedRuns {

  private SealedRuns() {}

  static boolean sealed(Handle handle, RunId run) {
    return handle
            .createQuery("SELECT count(*) FROM seal WHERE run = :run")
            .bind("run", run.value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }
}
