package io.kedgeline.domain.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId UTC = ZoneId.of("UTC");

  @ParameterizedTest
  @CsvSource({
    "0 9 1 * *,      2026-11-01T08:00:00Z, 2026-12-01T08:00:00Z",
    "0 9 1 * *,      2026-11-01T07:59:59Z, 2026-11-01T08:00:00Z",
    "0 9 1 * *,      2026-06-30T22:00:00Z, 2026-07-01T07:00:00Z",
    "'*/15 * * * *', 2026-11-29T10:46:00Z, 2026-11-29T11:00:00Z",
    "30 6 * * 1-5,   2026-11-28T00:00:00Z, 2026-11-30T05:30:00Z",
    "0 0 * * 0,      2026-11-28T00:00:00Z, 2026-11-28T23:00:00Z",
    "'0 8,20 * * *', 2026-11-29T08:00:00Z, 2026-11-29T19:00:00Z",
    "0 0 29 2 *,     2026-11-29T00:00:00Z, 2028-02-28T23:00:00Z",
    "10-20/5 3 * * *,2026-11-29T02:10:00Z, 2026-11-29T02:15:00Z"
  })
  void anOccurrenceComesByTheClocksOfItsZone(String at, Instant after, Instant next) {
    assertEquals(Optional.of(next), new Cron(at).next(BERLIN, after));
  }

  @Test
  void aTimeThatTheClocksLeaveOutDoesNotComeThatDay() {
    assertEquals(
        Optional.of(Instant.parse("2027-03-29T00:30:00Z")),
        new Cron("30 2 * * *")
            .next(BERLIN, Instant.parse("2027-03-27T12:00:00Z").plusSeconds(46_800)));
  }

  @Test
  void aTimeThatTheClocksRepeatComesTwice() {
    assertEquals(
        List.of(Instant.parse("2026-10-25T01:30:00Z"), Instant.parse("2026-10-25T00:30:00Z")),
        new Cron("30 2 * * *")
            .latest(
                BERLIN,
                Instant.parse("2026-10-24T12:00:00Z"),
                Instant.parse("2026-10-25T12:00:00Z"),
                9));
  }

  @Test
  void theLatestOccurrencesAreThoseAfterOneInstantAndNotAfterAnother() {
    assertEquals(
        List.of(Instant.parse("2026-11-03T09:00:00Z"), Instant.parse("2026-11-02T09:00:00Z")),
        new Cron("0 9 * * *")
            .latest(
                UTC,
                Instant.parse("2026-11-01T09:00:00Z"),
                Instant.parse("2026-11-03T09:00:00Z"),
                9));
  }
}
