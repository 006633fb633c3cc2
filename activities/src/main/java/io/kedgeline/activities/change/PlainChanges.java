package io.kedgeline.activities.change;

import io.kedgeline.activities.http.JsonFetch;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.identity.EmailAddress;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Change records by the plain contract of {@code docs/change-management.md}: {@code GET
 * /changes/{id}}, answered with one record, or with 404 and the problem {@code CHANGE_UNKNOWN}
 * where there is none.
 */
public final class PlainChanges implements ChangeSystem {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI base;
  private final JsonFetch fetch;
  private final Function<EmailAddress, Optional<PersonId>> people;

  /**
   * Reads there.
   *
   * @param people whose mailbox an address is
   */
  public PlainChanges(ChangeAccess access, Function<EmailAddress, Optional<PersonId>> people) {
    this(access, people, PATIENCE);
  }

  /** The same with another patience for one answer. */
  PlainChanges(
      ChangeAccess access, Function<EmailAddress, Optional<PersonId>> people, Duration patience) {
    this.base = access.base();
    this.fetch = new JsonFetch(ChangeFailures.OF, access.token(), patience);
    this.people = people;
  }

  @Override
  public Optional<ChangeRecord> find(ChangeId change, ChangeConflicts conflicts) {
    return fetch
        .find(base.resolve("/changes/" + change), "CHANGE_UNKNOWN")
        .map(node -> new PlainRecord(node).record(change, conflicts, people));
  }

  @Override
  public void close() {
    fetch.close();
  }
}
