package io.kedgeline.ledger.telling;

import io.kedgeline.domain.audit.Telling;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What the server said of each run's tellings. Nothing changes or deletes a row, whoever asks. */
public final class TellingTable {

  private static final String ONE_MORE =
      "INSERT INTO telling (run, number, door, subject, told, reason, attempts, at)"
          + " SELECT :run, coalesce(max(number), 0) + 1, :door, :subject, :told, :reason,"
          + " :attempts, :at FROM telling WHERE run = :run"
          + " HAVING coalesce(max(number), 0) < :most ON CONFLICT DO NOTHING";

  private static final String NOT_IN_THE_JOURNAL =
      "SELECT * FROM telling WHERE run = :run"
          + " AND EXISTS (SELECT 1 FROM journal WHERE journal.run = :run)"
          + " AND NOT EXISTS (SELECT 1 FROM journal WHERE journal.run = :run"
          + " AND journal.fact_key = 'server/told/' || telling.number) ORDER BY number";

  private final Jdbi jdbi;

  /** The tellings in this database. */
  public TellingTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Adds the run's next telling, up to {@value Telling#MOST} of them; the last one is of something
   * that did not arrive, so that nobody reads afterwards that all did.
   *
   * @param door by which door people are told
   * @param told whether it arrived in the end
   * @param reason why it did not, from outside
   * @param attempts how often it was tried in vain
   * @param at when, by the runs' time
   * @return whether it stands there; not when there are as many as there may be, nor when somebody
   *     else added one meanwhile
   */
  public boolean add(
      RunId run,
      String door,
      Telling.Subject subject,
      boolean told,
      String reason,
      int attempts,
      Instant at) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(ONE_MORE)
                .bind("run", run.value())
                .bind("door", door)
                .bind("subject", subject.name())
                .bind("told", told)
                .bind("reason", Telling.plain(reason))
                .bind("attempts", attempts)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("most", told ? Telling.MOST - 1 : Telling.MOST)
                .execute()
            == 1);
  }

  /** Everything that was said of this run, the earliest first. */
  public List<Telling> of(RunId run) {
    return read("SELECT * FROM telling WHERE run = :run ORDER BY number", run);
  }

  /** What of it is not in the run's journal, once that has begun. */
  public List<Telling> notJournalled(RunId run) {
    return read(NOT_IN_THE_JOURNAL, run);
  }

  private List<Telling> read(String query, RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(query)
            .bind("run", run.value())
            .map((row, context) -> telling(row))
            .list());
  }

  private static Telling telling(ResultSet row) throws SQLException {
    return new Telling(
        new RunId(row.getString("run")),
        row.getInt("number"),
        row.getString("door"),
        Telling.Subject.valueOf(row.getString("subject")),
        row.getBoolean("told"),
        row.getString("reason"),
        row.getInt("attempts"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
