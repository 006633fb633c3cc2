package io.kedgeline.ledger.registry;

import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Who sweeps next, and what sweeps find again and again. Turns are kept by the database's clock:
 * workers whose clocks differ take turns all the same.
 */
public final class SweepTable {

  private final Jdbi jdbi;

  /** The sweeps of this database. */
  public SweepTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Takes the next turn for whoever comes first once this much time has passed since the last one
   * was taken. One that was taken in the future, by a clock that was set back since, is none.
   *
   * @return nothing when the turn is the caller's; else how long it takes until the next
   */
  public Optional<Duration> take(Duration every) {
    return jdbi.inTransaction(handle -> {
      int taken =
          handle
              .createUpdate(
                  "INSERT INTO sweep_beat (taken_at) VALUES (now())"
                      + " ON CONFLICT (one) DO UPDATE SET taken_at = now()"
                      + " WHERE sweep_beat.taken_at + make_interval(secs => :seconds) <= now()"
                      + " OR sweep_beat.taken_at > clock_timestamp()")
              .bind("seconds", seconds(every))
              .execute();
      return taken == 1
          ? Optional.empty()
          : Optional.of(
              handle
                  .createQuery("SELECT extract(epoch FROM now() - taken_at) FROM sweep_beat")
                  .mapTo(Double.class)
                  .map(past -> every.minus(span(past)))
                  .one());
    });
  }

  /** Notes that a sweep went through to its end. */
  public void finished() {
    jdbi.useHandle(handle ->
        handle.execute(
            "INSERT INTO sweep_beat (taken_at, swept_at) VALUES (now(), now())"
                + " ON CONFLICT (one) DO UPDATE SET swept_at = now()"));
  }

  /** How long ago the last sweep went through to its end, if one ever did. */
  public Optional<Duration> sinceLast() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT extract(epoch FROM now() - swept_at) FROM sweep_beat"
                    + " WHERE swept_at IS NOT NULL")
            .mapTo(Double.class)
            .findOne()
            .map(SweepTable::span));
  }

  /** When the last sweep went through to its end by the database's clock, if one ever did. */
  public Optional<Instant> lastAt() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT swept_at FROM sweep_beat WHERE swept_at IS NOT NULL")
            .map((row, context) -> row.getObject("swept_at", OffsetDateTime.class).toInstant())
            .findOne());
  }

  /**
   * Counts one more sweep that found this.
   *
   * @return since when it has been found, and by how many sweeps in a row
   */
  public Lasting seen(String profile, String kind, Instant at) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "INSERT INTO sweep_finding (profile, kind, since, times)"
                    + " VALUES (:profile, :kind, :at, 1)"
                    + " ON CONFLICT (profile, kind) DO UPDATE SET times = sweep_finding.times + 1"
                    + " RETURNING since, times")
            .bind("profile", profile)
            .bind("kind", kind)
            .bind("at", at.atOffset(ZoneOffset.UTC))
            .map((row, context) ->
                new Lasting(
                    row.getObject("since", OffsetDateTime.class).toInstant(), row.getInt("times")))
            .one());
  }

  /** Whether the last sweep found this of the profile. */
  public boolean lasts(String profile, String kind) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT count(*) > 0 FROM sweep_finding"
                    + " WHERE profile = :profile AND kind = :kind")
            .bind("profile", profile)
            .bind("kind", kind)
            .mapTo(Boolean.class)
            .one());
  }

  /** Forgets that this was found of the profile: a sweep has looked, and all but these are over. */
  public void over(String profile, Collection<String> lasting) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "DELETE FROM sweep_finding WHERE profile = :profile AND NOT kind = ANY (:lasting)")
            .bind("profile", profile)
            .bindArray("lasting", String.class, lasting)
            .execute());
  }

  private static double seconds(Duration span) {
    return span.toMillis() / 1_000.0;
  }

  private static Duration span(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1_000));
  }

  /**
   * Something that sweeps keep finding.
   *
   * @param since when it was first found
   * @param times by how many sweeps in a row
   */
  public record Lasting(Instant since, int times) {}
}
