package io.kedgeline.domain.schedule;

import io.kedgeline.domain.plan.Digest;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Something that begins by itself. Nothing of it is left to an engine's defaults.
 *
 * @param name names it in engines, in the ledger and to people
 * @param task what it begins
 * @param at when
 * @param zone by whose clocks
 * @param overlap what becomes of an occurrence while the last one goes on
 * @param catchUp how late an occurrence may still begin; longer than {@code jitter}
 * @param jitter by how much an occurrence may be put off, so that not everything begins at once
 */
public record Schedule(
    String name,
    ScheduledTask task,
    Cron at,
    ZoneId zone,
    Overlap overlap,
    Duration catchUp,
    Duration jitter) {

  public Schedule {
    if (catchUp.compareTo(jitter) <= 0) {
      throw new IllegalArgumentException("jitter: must be shorter than catchUp");
    }
  }

  /** The zone of this name in the IANA time zone database. */
  public static ZoneId zoneOf(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new IllegalArgumentException(
          "zone: must be a name of the IANA time zone database, such as Europe/Berlin");
    }
    return ZoneId.of(name);
  }

  /** Names exactly what is declared here. */
  public Digest digest() {
    return Digest.ofText(
        String.join(
            "\n",
            name,
            task.word(),
            at.text(),
            zone.getId(),
            overlap.word(),
            catchUp.toString(),
            jitter.toString()));
  }

  /** When an occurrence begins: a little later, by as much whoever asks and whenever. */
  public Instant begins(Instant occurrence) {
    if (jitter.isZero()) {
      return occurrence;
    }
    BigInteger drawn = new BigInteger(Digest.ofText(name + "\n" + occurrence).hex(), 16);
    return occurrence.plusSeconds(drawn.mod(BigInteger.valueOf(jitter.toSeconds())).longValue());
  }

  /** The next occurrence after this instant. */
  public Optional<Instant> next(Instant after) {
    return at.next(zone, after);
  }
}
