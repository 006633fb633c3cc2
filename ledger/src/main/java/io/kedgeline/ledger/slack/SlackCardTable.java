package io.kedgeline.ledger.slack;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The messages that show runs. */
public final class SlackCardTable {

  private final Jdbi jdbi;

  /** The messages in this database. */
  public SlackCardTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** The message of this run, if it has one. */
  public Optional<SlackCard> find(RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM slack_card WHERE run = :run")
            .bind("run", run.value())
            .map((row, context) -> card(row))
            .findOne());
  }

  /** Keeps the message, in place of what was kept of its run before. */
  public void put(SlackCard card) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "INSERT INTO slack_card (run, channel, message, drawn, told, settled)"
                    + " VALUES (:run, :channel, :message, :drawn, :told, :settled)"
                    + " ON CONFLICT (run) DO UPDATE SET channel = excluded.channel,"
                    + " message = excluded.message, drawn = excluded.drawn,"
                    + " told = excluded.told, settled = excluded.settled")
            .bind("run", card.run().value())
            .bind("channel", card.channel())
            .bind("message", card.message())
            .bind("drawn", card.drawn().hex())
            .bind("told", card.told())
            .bind("settled", card.settled())
            .execute());
  }

  /**
   * A run whose card is missing or not settled.
   *
   * @param run the run
   * @param state the state that it last reported
   * @param head the last entry of its journal, 0 before there is one
   * @param told the last entry that its thread was told
   */
  public record Unsettled(RunId run, String state, long head, long told) {}

  /** The runs of a runbook whose card is missing or not settled, the newest first. */
  public List<Unsettled> unsettled(String runbook, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT run_start.run, run_start.state,"
                    + " coalesce((SELECT max(sequence) FROM journal"
                    + " WHERE journal.run = run_start.run), 0) AS head,"
                    + " coalesce(slack_card.told, 0) AS told"
                    + " FROM run_start LEFT JOIN slack_card ON slack_card.run = run_start.run"
                    + " WHERE starts_with(run_start.run, :prefix)"
                    + " AND NOT coalesce(slack_card.settled, false)"
                    + " ORDER BY run_start.started_at DESC, run_start.run LIMIT :limit")
            .bind("prefix", runbook + "/")
            .bind("limit", limit)
            .map((row, context) ->
                new Unsettled(
                    new RunId(row.getString("run")),
                    row.getString("state"),
                    row.getLong("head"),
                    row.getLong("told")))
            .list());
  }

  private static SlackCard card(ResultSet row) throws SQLException {
    return new SlackCard(
        new RunId(row.getString("run")),
        row.getString("channel"),
        row.getString("message"),
        new Digest(row.getString("drawn")),
        row.getLong("told"),
        row.getBoolean("settled"));
  }
}
