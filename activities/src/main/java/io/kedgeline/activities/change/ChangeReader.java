package io.kedgeline.activities.change;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.workflows.port.ChangeLook;
import io.kedgeline.workflows.port.ChangeReading;
import io.kedgeline.workflows.port.Changes;

/** Reads the record of a run's own change. */
public final class ChangeReader implements Changes {

  private final ChangeSystem changes;

  /** Reads there. */
  public ChangeReader(ChangeSystem changes) {
    this.changes = changes;
  }

  @Override
  public ChangeReading readChange(ChangeLook look) {
    return new ChangeReading(
        look.run(), changes.find(new ChangeId(look.run().change()), look.conflicts()));
  }
}
