package io.kedgeline.activities.change;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.port.ChangeNote;
import io.kedgeline.workflows.port.ChangeNotes;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/** Tells a run's own change record what became of the run. */
public final class NotesWriter implements ChangeNotes {

  private final Optional<RecordNotes> notes;

  /** Writes there; without one, every note fails for good. */
  public NotesWriter(Optional<RecordNotes> notes) {
    this.notes = notes;
  }

  @Override
  public ChangeNote.Written noteChange(ChangeNote note) {
    RecordNotes record =
        notes.orElseThrow(() ->
            ApplicationFailure.newNonRetryableFailure(
                "this worker has no change.notes.token", "NO_NOTES"));
    record.ensure(
        new ChangeId(note.run().change()),
        "kedgeline-" + Digest.ofText(note.text()).hex().substring(0, 32),
        note.text());
    return new ChangeNote.Written(note.run());
  }
}
