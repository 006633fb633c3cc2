package io.kedgeline.ledger.schedule;

import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Instant;
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

  /** The latest occurrence of the schedule up to this instant of which it is known what became. */
  public Optional<Firing> latest(String schedule, Instant until) {
    return latest(schedule, until, "outcome IS NOT NULL");
  }

  /** The latest occurrence of the schedule up to this instant that began. */
  public Optional<Firing> latestBegun(String schedule, Instant until) {
    return latest(schedule, until, "outcome = 'BEGUN'");
  }

  private Optional<Firing> latest(String schedule, Instant until, String which) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT * FROM schedule_firing WHERE schedule = :schedule"
                    + " AND occurrence <= :until AND "
                    + which
                    + " ORDER BY occurrence DESC LIMIT 1")
            .bind("schedule", schedule)
            .bind("until", until.atOffset(ZoneOffset.UTC))
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
