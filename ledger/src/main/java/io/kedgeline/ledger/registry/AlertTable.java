package io.kedgeline.ledger.registry;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What people must hear of, until a channel tells them. */
public final class AlertTable {

  private final Jdbi jdbi;

  /** The alerts in this database. */
  public AlertTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** Adds the alert, once. */
  public void append(Alert alert) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "INSERT INTO alert (id, run, kind, at, text)"
                    + " VALUES (:id, :run, :kind, :at, :text) ON CONFLICT (id) DO NOTHING")
            .bind("id", alert.id())
            .bind("run", alert.run().value())
            .bind("kind", alert.kind())
            .bind("at", alert.at().atOffset(ZoneOffset.UTC))
            .bind("text", alert.text())
            .execute());
  }

  /** The run's alerts, oldest first. */
  public List<Alert> of(RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM alert WHERE run = :run ORDER BY at, id")
            .bind("run", run.value())
            .map((row, context) ->
                new Alert(
                    row.getString("id"),
                    new RunId(row.getString("run")),
                    row.getString("kind"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("text")))
            .list());
  }
}
