package io.kedgeline.domain.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which occurrence of a schedule is to begin now, and which will not any more.
 *
 * @param now the occurrence that may begin: the latest, unless it is too late for it
 * @param missed how many others have passed since the last that is accounted for
 * @param lastMissed the latest of those
 */
public record Due(Optional<Instant> now, int missed, Optional<Instant> lastMissed) {

  /** Nobody needs to know exactly how many more. */
  static final int MOST = 1_000;

  /**
   * What is due.
   *
   * @param accounted the last occurrence of which it is known what became, or since when the
   *     schedule is declared
   * @param instant when this is asked
   */
  public static Due of(Schedule schedule, Instant accounted, Instant instant) {
    List<Instant> passed = schedule.at().latest(schedule.zone(), accounted, instant, MOST);
    Optional<Instant> latest =
        passed.stream().findFirst().filter(at -> !at.plus(schedule.catchUp()).isBefore(instant));
    List<Instant> missed = latest.isPresent() ? passed.subList(1, passed.size()) : passed;
    return new Due(latest, missed.size(), missed.stream().findFirst());
  }
}
