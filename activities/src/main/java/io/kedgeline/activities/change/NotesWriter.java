package io.kedgeline.activities.change;

import io.kedgeline.domain.document.PlainText;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.port.ChangeNote;
import io.kedgeline.workflows.port.ChangeNotes;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/**
 * Tells a run's own change record what became of the run. The text is the workflow's word: it is
 * plain, and has an end.
 */
public final class NotesWriter implements ChangeNotes {

  private static final int MOST_CHARACTERS = 4_000;

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
                "the rulebook has no notes written, or this worker has no change.notes.token",
                "NO_NOTES"));
    if (note.text().length() > MOST_CHARACTERS) {
      throw ApplicationFailure.newNonRetryableFailure(
          "text: must be at most %d characters".formatted(MOST_CHARACTERS), "NOTE_TOO_LONG");
    }
    String text = PlainText.lines(note.text());
    record.ensure(
        new ChangeId(note.run().change()),
        "kedgeline-" + Digest.ofText(text).hex().substring(0, 32),
        text);
    return new ChangeNote.Written(note.run());
  }
}
