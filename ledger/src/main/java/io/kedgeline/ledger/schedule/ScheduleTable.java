package io.kedgeline.ledger.schedule;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Since when schedules are declared as they are; and, where no engine does, what keeps them. */
public final class ScheduleTable {

  private final Jdbi jdbi;

  /** The schedules in this database. */
  public ScheduleTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** Since when a schedule is declared with this digest: now, where it was not before. */
  public Instant declaredSince(String name, Digest declared, Instant now) {
    return jdbi.inTransaction(handle -> {
      handle
          .createUpdate(
              "INSERT INTO schedule (name, declared, declared_since) VALUES (:name, :digest, :now)"
                  + " ON CONFLICT (name) DO UPDATE SET declared = :digest, declared_since = :now"
                  + " WHERE schedule.declared IS DISTINCT FROM :digest")
          .bind("name", name)
          .bind("digest", declared.hex())
          .bind("now", now.atOffset(ZoneOffset.UTC))
          .execute();
      return handle
          .createQuery("SELECT declared_since FROM schedule WHERE name = :name")
          .bind("name", name)
          .map((row, context) -> row.getObject("declared_since", OffsetDateTime.class).toInstant())
          .one();
    });
  }

  /** Since when a server sees it declared with this digest, if one does; writes nothing. */
  public Optional<Instant> seenSince(String name, Digest declared) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT declared_since FROM schedule WHERE name = :name AND declared = :digest")
            .bind("name", name)
            .bind("digest", declared.hex())
            .map(
                (row, context) -> row.getObject("declared_since", OffsetDateTime.class).toInstant())
            .findOne());
  }

  /**
   * A schedule that is applied here.
   *
   * @param name its name
   * @param digest what was applied
   * @param pausedAt since when it is paused
   * @param pausedWhy by whom, and why
   */
  public record Applied(
      String name, Digest digest, Optional<Instant> pausedAt, Optional<String> pausedWhy) {}

  /** Every schedule that is applied here, by name. */
  public List<Applied> applied() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM schedule WHERE applied IS NOT NULL ORDER BY name")
            .map((row, context) ->
                new Applied(
                    row.getString("name"),
                    new Digest(row.getString("applied")),
                    Optional.ofNullable(row.getObject("paused_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                    Optional.ofNullable(row.getString("paused_why"))))
            .list());
  }

  /** Applies a schedule; one that is paused stays so. */
  public void apply(String name, Digest digest) {
    jdbi.useHandle(handle ->
        handle.execute(
            "INSERT INTO schedule (name, applied) VALUES (?, ?)"
                + " ON CONFLICT (name) DO UPDATE SET applied = excluded.applied",
            name,
            digest.hex()));
  }

  /** Forgets a schedule that is declared no more. */
  public void remove(String name) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM schedule WHERE name = ?", name));
  }

  /** Pauses an applied schedule; whether there is one. */
  public boolean pause(String name, Instant at, String why) {
    return jdbi.withHandle(handle ->
        handle.execute(
            "UPDATE schedule SET paused_at = coalesce(paused_at, ?), paused_why = ?"
                + " WHERE name = ? AND applied IS NOT NULL",
            at.atOffset(ZoneOffset.UTC),
            why,
            name))
        == 1;
  }

  /** Resumes an applied schedule; whether there is one. */
  public boolean resume(String name) {
    return jdbi.withHandle(handle ->
        handle.execute(
            "UPDATE schedule SET paused_at = NULL, paused_why = NULL"
                + " WHERE name = ? AND applied IS NOT NULL",
            name))
        == 1;
  }
}
