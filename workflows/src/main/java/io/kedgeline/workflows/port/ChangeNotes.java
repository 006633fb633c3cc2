package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** What a run's change record is told. */
@ActivityInterface
public interface ChangeNotes {

  /** Sees to it that the note stands in the record of the run's own change, once. */
  ChangeNote.Written noteChange(ChangeNote note);
}
