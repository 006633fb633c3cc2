package io.kedgeline.ledger.slack;

import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * What people did in Slack, kept until it was said to its run. Times are the database's. What is
 * old is forgotten: Slack itself delivers nothing again after an hour.
 */
public final class SlackInbox {

  private static final Duration KEPT = Duration.ofDays(7);

  private final Jdbi jdbi;

  /** The inbox in this database. */
  public SlackInbox(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /**
   * What was received.
   *
   * @param key the deed's own name
   * @param body what Slack sent
   */
  public record Received(String key, String body) {}

  /** Keeps it; false when it is there already. */
  public boolean keep(Received received) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    "INSERT INTO slack_inbox (key, body, received_at)"
                        + " VALUES (:key, :body, now()) ON CONFLICT (key) DO NOTHING")
                .bind("key", received.key())
                .bind("body", received.body())
                .execute()
            > 0);
  }

  /** What was kept longer ago than this and is not done, the oldest first. */
  public List<Received> leftFor(Duration past, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT key, body FROM slack_inbox WHERE done_at IS NULL"
                    + " AND received_at < now() - make_interval(secs => :seconds)"
                    + " ORDER BY received_at LIMIT :limit")
            .bind("seconds", past.toMillis() / 1000.0)
            .bind("limit", limit)
            .map((row, context) -> new Received(row.getString("key"), row.getString("body")))
            .list());
  }

  /** Notes that nothing more need be done about it, and forgets what is old. */
  public void done(String key) {
    jdbi.useHandle(handle -> {
      handle
          .createUpdate("UPDATE slack_inbox SET done_at = now() WHERE key = :key")
          .bind("key", key)
          .execute();
      handle
          .createUpdate(
              "DELETE FROM slack_inbox WHERE done_at < now() - make_interval(secs => :seconds)")
          .bind("seconds", (double) KEPT.toSeconds())
          .execute();
    });
  }
}
