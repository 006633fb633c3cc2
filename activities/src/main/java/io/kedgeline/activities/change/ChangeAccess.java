package io.kedgeline.activities.change;

import io.kedgeline.domain.identity.EmailAddress;
import io.kedgeline.domain.identity.PersonId;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the change system is reached.
 *
 * @param kind how it is spoken to
 * @param base its address without a path, such as {@code https://company.service-now.com}
 * @param token the bearer token of an account that only reads
 * @param conflicts where ServiceNow is asked for conflicts
 * @param notesToken the bearer token of an account that also writes notes to records, if this
 *     worker may do that
 */
public record ChangeAccess(
    ChangeKind kind,
    URI base,
    String token,
    ConflictSource conflicts,
    Optional<String> notesToken) {

  /** ServiceNow, to be read only. */
  public ChangeAccess(URI base, String token) {
    this(ChangeKind.SERVICENOW, base, token, ConflictSource.API, Optional.empty());
  }

  /**
   * The records there.
   *
   * @param people whose mailbox an address is
   */
  public ChangeSystem records(Function<EmailAddress, Optional<PersonId>> people) {
    return switch (kind) {
      case SERVICENOW -> new ChangeTable(this, people);
      case PLAIN -> new PlainChanges(this, people);
    };
  }

  /** The notes of the records there, if they may be written. */
  public Optional<RecordNotes> notes() {
    return notesToken.map(writing ->
        switch (kind) {
          case SERVICENOW -> new TableNotes(base, writing);
          case PLAIN -> new PlainNotes(base, writing);
        });
  }

  @Override
  public String toString() {
    return "ChangeAccess[" + kind + ", " + base + "]";
  }
}
