package io.kedgeline.ledger.registry;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * What was said against runs. Nothing is taken out: a later vote outlives an earlier withdrawal.
 */
public final class ObjectionTable {

  private final Jdbi jdbi;

  /** The objections in this database. */
  public ObjectionTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** Writes down what was said against the run; said again, the last time counts. */
  public void record(RunId run, Objection objection) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "INSERT INTO objection (run, kind, person, at) VALUES (:run, :kind, :person, :at)"
                    + " ON CONFLICT (run, kind, person)"
                    + " DO UPDATE SET at = greatest(objection.at, excluded.at)")
            .bind("run", run.value())
            .bind("kind", objection.kind().name())
            .bind("person", objection.person().value())
            .bind("at", objection.at().atOffset(ZoneOffset.UTC))
            .execute());
  }

  /** Everything that was said against the run, oldest first. */
  public List<Objection> of(RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM objection WHERE run = :run ORDER BY at, kind, person")
            .bind("run", run.value())
            .map((row, context) ->
                new Objection(
                    Objection.Kind.valueOf(row.getString("kind")),
                    new PersonId(row.getString("person")),
                    row.getObject("at", OffsetDateTime.class).toInstant()))
            .list());
  }
}
