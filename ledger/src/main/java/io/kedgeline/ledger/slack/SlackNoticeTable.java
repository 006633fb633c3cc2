package io.kedgeline.ledger.slack;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What was told of runs beside their cards, so that a restart neither repeats nor forgets it. */
public final class SlackNoticeTable {

  private final Jdbi jdbi;

  /** The notices in this database. */
  public SlackNoticeTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Something that there is no more to be told of.
   *
   * @param run the run
   * @param kind what it was, such as {@code OPENED}
   * @param at when, by the runs' time
   * @param refused Slack's name for why it did not take it; nothing when it did
   */
  public record Notice(RunId run, String kind, Instant at, Optional<String> refused) {}

  /** Keeps it; what is there of its kind already stays. */
  public void keep(Notice notice) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "INSERT INTO slack_notice (run, kind, at, refused)"
                    + " VALUES (:run, :kind, :at, :refused) ON CONFLICT DO NOTHING")
            .bind("run", notice.run().value())
            .bind("kind", notice.kind())
            .bind("at", notice.at().atOffset(ZoneOffset.UTC))
            .bind("refused", notice.refused())
            .execute());
  }

  /** Everything of this run, the earliest first. */
  public List<Notice> of(RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM slack_notice WHERE run = :run ORDER BY at, kind")
            .bind("run", run.value())
            .map((row, context) ->
                new Notice(
                    run,
                    row.getString("kind"),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(row.getString("refused"))))
            .list());
  }
}
