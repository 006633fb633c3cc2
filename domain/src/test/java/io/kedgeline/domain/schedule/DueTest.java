package io.kedgeline.domain.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DueTest {

  private static final Schedule DAILY =
      new Schedule(
          "daily",
          ScheduledTask.SLOTS,
          new Cron("0 9 * * *"),
          ZoneId.of("UTC"),
          Overlap.SKIP,
          Duration.ofHours(2),
          Duration.ofMinutes(10));

  private static final Instant NINE = Instant.parse("2026-11-29T09:00:00Z");
  private static final Instant YESTERDAY = NINE.minus(Duration.ofDays(1));

  @Test
  void nothingIsDueTwice() {
    assertEquals(nothing(), Due.of(DAILY, NINE, NINE.plusSeconds(60)));
  }

  @Test
  void anOccurrenceIsDueFromItsTimeUntilTheEndOfItsCatchUpWindow() {
    assertEquals(nothing(), Due.of(DAILY, YESTERDAY, NINE.minusSeconds(1)));
    Due due = new Due(Optional.of(NINE), 0, Optional.empty());
    assertEquals(due, Due.of(DAILY, YESTERDAY, NINE));
    assertEquals(due, Due.of(DAILY, YESTERDAY, NINE.plus(Duration.ofHours(2))));
    assertEquals(
        new Due(Optional.empty(), 1, Optional.of(NINE)),
        Due.of(DAILY, YESTERDAY, NINE.plus(Duration.ofHours(2)).plusSeconds(1)));
  }

  @Test
  void whatALaterOccurrenceHasOvertakenIsMissed() {
    assertEquals(
        new Due(Optional.of(NINE), 2, Optional.of(YESTERDAY)),
        Due.of(DAILY, NINE.minus(Duration.ofDays(3)), NINE));
  }

  @Test
  void anOccurrenceIsPutOffByLessThanTheJitterAndAlwaysByTheSame() {
    Instant begins = DAILY.begins(NINE);
    assertEquals(begins, DAILY.begins(NINE));
    assertTrue(!begins.isBefore(NINE) && begins.isBefore(NINE.plus(DAILY.jitter())));
  }

  private static Due nothing() {
    return new Due(Optional.empty(), 0, Optional.empty());
  }
}
