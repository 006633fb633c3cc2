package io.kedgeline.domain.warrant;

import io.kedgeline.domain.identity.PersonId;
import java.time.Instant;

/**
 * What somebody said against a run, as the server wrote it into the ledger before the engine heard
 * of it. A workflow that does not pass it on is overruled by the worker that reads it there.
 *
 * @param kind what they said
 * @param person who
 * @param at when the server signed it
 */
public record Objection(Kind kind, PersonId person, Instant at) {

  /** What can be said against a run. The names are stored: never rename one. */
  public enum Kind {
    /** No to the plan. */
    DENIAL,
    /** The run shall end: withdrawn before it opens, closed after. */
    CLOSE,
    /** The person's own vote is taken back. */
    WITHDRAWAL
  }

  /** Whether nothing may be opened for the run any more. */
  public boolean forbidsOpening() {
    return kind != Kind.WITHDRAWAL;
  }

  /** Whether this takes that vote back; one that was given later stands. */
  public boolean takesBack(Act.Ballot ballot) {
    return kind == Kind.WITHDRAWAL
        && person.equals(ballot.header().person())
        && !ballot.header().issuedAt().isAfter(at);
  }
}
