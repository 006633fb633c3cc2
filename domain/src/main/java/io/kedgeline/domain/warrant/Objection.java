package io.kedgeline.domain.warrant;

import io.kedgeline.domain.governed.Plan;
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
    /** No to more time for a window that is open; it goes on to the end that it had. */
    EXTENSION_DENIAL,
    /** The run shall end: withdrawn before it opens, closed after. */
    CLOSE,
    /** The person's own vote is taken back. */
    WITHDRAWAL
  }

  /** Whether the run shall end, at whatever stage it is. */
  public boolean endsTheRun() {
    return kind == Kind.DENIAL || kind == Kind.CLOSE;
  }

  /**
   * Whether what this plan opens may not be opened any more. A no to an extension forbids that
   * extension and none that is asked for later.
   */
  public boolean forbids(Plan plan) {
    return plan.moreTimeAskedAt()
        .map(asked -> endsTheRun() || (kind == Kind.EXTENSION_DENIAL && !at.isBefore(asked)))
        .orElse(kind != Kind.WITHDRAWAL);
  }

  /** Whether this takes that vote back; one that was given later stands. */
  public boolean takesBack(Act.Ballot ballot) {
    return kind == Kind.WITHDRAWAL
        && person.equals(ballot.header().person())
        && !ballot.header().issuedAt().isAfter(at);
  }
}
