package io.kedgeline.domain.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.plan.ChangeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which windows a blackout forbids. */
class BlackoutsTest {

  private static final Instant FROM = Instant.parse("2026-12-24T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2027-01-02T00:00:00Z");
  private static final ChangeId CHANGE = new ChangeId("CHG-1042");
  private static final Blackout SPAN = new Blackout("year-end", FROM, UNTIL, "the year's close");

  @ParameterizedTest(name = "{0} to {1}: forbidden {2}")
  @CsvSource({
    "2026-12-23T23:00:00Z, 2026-12-24T00:00:00Z, false",
    "2026-12-23T23:00:00Z, 2026-12-24T00:00:01Z, true",
    "2026-12-20T00:00:00Z, 2027-02-01T00:00:00Z, true",
    "2026-12-30T00:00:00Z, 2026-12-30T01:00:00Z, true",
    "2027-01-01T23:59:59Z, 2027-01-02T00:30:00Z, true",
    "2027-01-02T00:00:00Z, 2027-01-02T00:30:00Z, false"
  })
  void aWindowThatTouchesABlackoutIsForbidden(Instant from, Instant until, boolean forbidden) {
    assertEquals(
        forbidden ? Optional.of(SPAN) : Optional.empty(),
        new Blackouts(List.of(SPAN), DuringBlackout.REFUSED).forbidding(CHANGE, from, until));
  }

  @Test
  void aRunbookThatIsAllowedInBlackoutsIsForbiddenNothing() {
    assertEquals(
        Optional.empty(),
        new Blackouts(List.of(SPAN), DuringBlackout.ALLOWED).forbidding(CHANGE, FROM, UNTIL));
    assertEquals(Optional.empty(), Blackouts.none().forbidding(CHANGE, FROM, UNTIL));
  }

  @Test
  void aDrillIsForbiddenInABlackoutInWhichBreakGlassIsAllowed() {
    ChangeId drill = ChangeId.ofDrill(FROM);
    assertEquals(
        Optional.of(SPAN),
        new Blackouts(List.of(SPAN), DuringBlackout.ALLOWED).forbidding(drill, FROM, UNTIL));
    assertEquals(
        Optional.empty(),
        new Blackouts(List.of(SPAN), DuringBlackout.ALLOWED)
            .forbidding(drill, UNTIL, UNTIL.plusSeconds(1)));
  }

  @Test
  void aBlackoutEndsAfterItBegins() {
    assertEquals(
        "until: must be after from",
        assertThrows(
                IllegalArgumentException.class, () -> new Blackout("none", FROM, FROM, "nothing"))
            .getMessage());
  }
}
