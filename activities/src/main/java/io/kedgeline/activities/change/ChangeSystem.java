package io.kedgeline.activities.change;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import java.util.Optional;

/** Where change records are kept. */
public interface ChangeSystem extends AutoCloseable {

  /**
   * The record as it is now, or nothing when there is none that this account may see.
   *
   * @param conflicts whether conflicts matter: where they are ignored, nothing more is asked for
   *     them than stands in the record, so that nothing about them can keep the record from being
   *     read
   * @throws io.temporal.failure.ApplicationFailure {@code CHANGE_UNAVAILABLE} when it could not be
   *     asked, to be tried again; {@code CHANGE_UNREADABLE}, for good, when what it answered cannot
   *     be believed. Never does a doubtful answer count as a record.
   */
  Optional<ChangeRecord> find(ChangeId change, ChangeConflicts conflicts);

  /** Lets go of what it holds; nothing, unless it says otherwise. */
  @Override
  default void close() {}
}
