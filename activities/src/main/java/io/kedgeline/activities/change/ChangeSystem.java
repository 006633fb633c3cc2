package io.kedgeline.activities.change;

import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.plan.ChangeId;
import java.util.Optional;

/** Where change records are kept. */
@FunctionalInterface
public interface ChangeSystem extends AutoCloseable {

  /**
   * The record as it is now, or nothing when there is none that this account may see.
   *
   * @throws io.temporal.failure.ApplicationFailure {@code CHANGE_UNAVAILABLE} when it could not be
   *     asked, to be tried again; {@code CHANGE_UNREADABLE}, for good, when what it answered cannot
   *     be believed. Never does a doubtful answer count as a record.
   */
  Optional<ChangeRecord> find(ChangeId change);

  /** Lets go of what it holds; nothing, unless it says otherwise. */
  @Override
  default void close() {}
}
