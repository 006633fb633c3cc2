package io.kedgeline.domain.change;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change record as the change system gave it, as far as a window depends on it. Whatever else
 * moves in the record (notes, risk, attachments) is not in here, so that it makes no plan stale.
 *
 * @param id its number
 * @param state where it stands
 * @param onHold whether somebody has put it on hold
 * @param plannedStart from when on it is planned, if it says so
 * @param plannedEnd until when it is planned, if it says so
 * @param item what the configuration item that it is for is called, up to 2,048 characters
 * @param requester who asked for the change, if the directory knows them
 * @param assignee to whom it is assigned, if the directory knows them
 * @param conflicts what the change system knows of conflicts with other changes
 */
public record ChangeRecord(
    ChangeId id,
    ChangeState state,
    boolean onHold,
    Optional<Instant> plannedStart,
    Optional<Instant> plannedEnd,
    Optional<String> item,
    Optional<PersonId> requester,
    Optional<PersonId> assignee,
    ConflictReport conflicts) {

  /** A record of a change system that looks for no conflicts. */
  public ChangeRecord(
      ChangeId id,
      ChangeState state,
      boolean onHold,
      Optional<Instant> plannedStart,
      Optional<Instant> plannedEnd,
      Optional<String> item,
      Optional<PersonId> requester,
      Optional<PersonId> assignee) {
    this(
        id,
        state,
        onHold,
        plannedStart,
        plannedEnd,
        item,
        requester,
        assignee,
        ConflictReport.of(ChangeConflict.NOT_CHECKED));
  }

  /** The same with what else is known of conflicts. */
  public ChangeRecord with(ConflictReport known) {
    return new ChangeRecord(
        id, state, onHold, plannedStart, plannedEnd, item, requester, assignee, known);
  }

  /** Whether this person asked for the change or is assigned to it. */
  public boolean names(PersonId person) {
    return Stream.of(requester, assignee).flatMap(Optional::stream).anyMatch(person::equals);
  }
}
