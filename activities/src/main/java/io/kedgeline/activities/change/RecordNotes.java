package io.kedgeline.activities.change;

import io.kedgeline.domain.plan.ChangeId;

/** The notes that people read beside a change record. */
public interface RecordNotes extends AutoCloseable {

  /**
   * Makes sure that this text stands there once, and reads it back: a change system may answer that
   * it wrote what a rule of its own has dropped.
   *
   * @param key stands in the text or beside it, and in no other note
   * @throws io.temporal.failure.ApplicationFailure {@code CHANGE_UNAVAILABLE} when it is to be
   *     tried again; {@code CHANGE_UNREADABLE} for good; {@code NOT_READ_BACK} when it was written
   *     and does not stand there
   */
  void ensure(ChangeId change, String key, String text);

  @Override
  void close();
}
