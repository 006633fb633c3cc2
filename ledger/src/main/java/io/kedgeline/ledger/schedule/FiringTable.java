package io.kedgeline.ledger.schedule;

import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What became of occurrences, each told once. */
public final class FiringTable {

  private final Jdbi jdbi;

  /** The occurrences in this database. */
  public FiringTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** Notes what became of an occurrence, unless that is known; whether it was not. */
  public boolean note(Firing firing) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(
                "INSERT INTO schedule_firing (schedule, occurrence, outcome, at, detail)"
                    + " VALUES (:schedule, :occurrence, :outcome, :at, :detail)"
                    + " ON CONFLICT (schedule, occurrence) DO NOTHING")
            .bind("schedule", firing.schedule())
            .bind("occurrence", firing.occurrence().atOffset(ZoneOffset.UTC))
            .bind("outcome", firing.outcome().name())
            .bind("at", firing.at().atOffset(ZoneOffset.UTC))
            .bind("detail", firing.detail())
            .execute())
        == 1;
  }

  /** The latest occurrence of the schedule of which it is known what became. */
  public Optional<Firing> latest(String schedule) {
    return latest(schedule, "outcome IS NOT NULL");
  }

  /** The latest occurrence of the schedule that began. */
  public Optional<Firing> latestBegun(String schedule) {
    return latest(schedule, "outcome = 'BEGUN'");
  }

  private Optional<Firing> latest(String schedule, String which) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT * FROM schedule_firing WHERE schedule = :schedule AND "
                    + which
                    + " ORDER BY occurrence DESC LIMIT 1")
            .bind("schedule", schedule)
            .map((row, context) ->
                new Firing(
                    row.getString("schedule"),
                    row.getObject("occurrence", OffsetDateTime.class).toInstant(),
                    Firing.Outcome.valueOf(row.getString("outcome")),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getString("detail")))
            .findOne());
  }
}
