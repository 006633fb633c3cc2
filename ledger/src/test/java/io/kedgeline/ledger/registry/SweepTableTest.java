package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of all workers one sweeps at each beat, and what lasts is known to last. */
class SweepTableTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MOMENT = Duration.ofNanos(1);

  private final LedgerDatabase worker = LedgerDatabase.open(TestLedger.fresh().worker());
  private final SweepTable sweeps = new SweepTable(worker);

  @AfterEach
  void close() {
    worker.close();
  }

  @Test
  void ofFiveWorkersOneTakesTheTurn() {
    long taken =
        IntStream.range(0, 5)
            .parallel()
            .mapToObj(each -> new SweepTable(worker).take(HOUR))
            .filter(Optional::isEmpty)
            .count();
    assertEquals(1, taken);
  }

  @Test
  void whoeverComesLateHearsWhenTheNextTurnIs() {
    sweeps.take(HOUR);
    Duration left = sweeps.take(HOUR).orElseThrow();
    assertTrue(left.compareTo(HOUR) <= 0 && left.compareTo(Duration.ofMinutes(59)) > 0);
  }

  @Test
  void theNextTurnIsAnybodysWhenItsTimeHasCome() {
    assertTrue(sweeps.take(HOUR).isEmpty());
    assertTrue(sweeps.take(MOMENT).isEmpty());
  }

  @Test
  void aTurnOfTheFutureKeepsNobodyFromSweeping() {
    sweeps.take(HOUR);
    worker
        .jdbi()
        .useHandle(
            handle -> handle.execute("UPDATE sweep_beat SET taken_at = now() + interval '1 day'"));
    assertTrue(sweeps.take(HOUR).isEmpty());
    assertTrue(sweeps.take(HOUR).orElseThrow().compareTo(HOUR) <= 0);
  }

  @Test
  void aTurnThatWasTakenIsNoSweepYet() {
    sweeps.take(HOUR);
    assertEquals(Optional.empty(), sweeps.sinceLast());
    sweeps.finished();
    assertTrue(sweeps.sinceLast().orElseThrow().compareTo(Duration.ofMinutes(1)) < 0);
  }

  @Test
  void whatLastsIsCountedSinceItsBeginningUntilItIsOver() {
    sweeps.seen("profile", "SHUT", NOON);
    assertEquals(
        new SweepTable.Lasting(NOON, 2), sweeps.seen("profile", "SHUT", NOON.plusSeconds(60)));
    sweeps.over("profile", List.of("SHUT"));
    sweeps.over("other", List.of());
    assertEquals(3, sweeps.seen("profile", "SHUT", NOON.plusSeconds(120)).times());
    sweeps.over("profile", List.of("ANOTHER"));
    assertEquals(
        new SweepTable.Lasting(NOON.plusSeconds(180), 1),
        sweeps.seen("profile", "SHUT", NOON.plusSeconds(180)));
  }
}
