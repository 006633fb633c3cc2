package io.kedgeline.ledger.slack;

import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * What people did in Slack, kept until it was said to its run. Then the body is forgotten at once,
 * and the key after an hour, when no delivery of it can be fresh any more.
 */
public final class SlackInbox {

  private static final Duration KEPT = Duration.ofHours(1);

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
   * @param sent Slack's timestamp of it, as it was signed
   * @param signature Slack's signature
   * @param saidAt when it was received, by the runs' time
   */
  public record Received(String key, String body, String sent, String signature, Instant saidAt) {}

  /** Keeps it; false when it is there already. */
  public boolean keep(Received received) {
    return jdbi.withHandle(handle ->
        handle
                .createUpdate(
                    "INSERT INTO slack_inbox (key, body, sent, signature, said_at, received_at)"
                        + " VALUES (:key, :body, :sent, :signature, :saidAt, now())"
                        + " ON CONFLICT (key) DO NOTHING")
                .bind("key", received.key())
                .bind("body", received.body())
                .bind("sent", received.sent())
                .bind("signature", received.signature())
                .bind("saidAt", received.saidAt().atOffset(ZoneOffset.UTC))
                .execute()
            > 0);
  }

  /** What was kept longer ago than this, by the database's time, and is not done; oldest first. */
  public List<Received> leftFor(Duration past, int limit) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT * FROM slack_inbox WHERE done_at IS NULL"
                    + " AND received_at < now() - make_interval(secs => :seconds)"
                    + " ORDER BY received_at LIMIT :limit")
            .bind("seconds", past.toMillis() / 1000.0)
            .bind("limit", limit)
            .map((row, context) ->
                new Received(
                    row.getString("key"),
                    row.getString("body"),
                    row.getString("sent"),
                    row.getString("signature"),
                    row.getObject("said_at", OffsetDateTime.class).toInstant()))
            .list());
  }

  /** Notes that nothing more is to be done about it, and forgets what it was, and what is old. */
  public void done(String key) {
    jdbi.useHandle(handle -> {
      handle
          .createUpdate("UPDATE slack_inbox SET body = '', done_at = now() WHERE key = :key")
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
