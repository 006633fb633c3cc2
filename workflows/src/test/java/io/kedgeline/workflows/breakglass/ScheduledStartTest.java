package io.kedgeline.workflows.breakglass;

import static io.kedgeline.workflows.breakglass.FakeWorld.GRACE;
import static io.kedgeline.workflows.breakglass.FakeWorld.MAYA;
import static io.kedgeline.workflows.breakglass.FakeWorld.RAVI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.window.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A window that is approved now and opens later. */
@Timeout(60)
class ScheduledStartTest {

  private final WindowBench bench = new WindowBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void itOpensAtItsStartLongAfterItsVotesExpired() {
    Instant start = startsIn(Duration.ofHours(8));
    approved();
    bench.pass(Duration.ofHours(7));
    assertEquals(WindowState.APPROVED, bench.status().state());
    assertFalse(bench.activities().calls().contains("writeLease"));
    bench.pass(Duration.ofHours(1));
    bench.await(WindowState.OPEN);
    assertTrue(!bench.now().isBefore(start), () -> "opened at " + bench.now());
    Instant end = bench.status().expires().orElseThrow();
    assertFalse(end.isBefore(start.plus(Duration.ofMinutes(30))), end::toString);
  }

  @Test
  void aDenialWhileItWaitsForItsStartEndsItEvenAfterTheVotesExpired() {
    startsIn(Duration.ofHours(8));
    approved();
    bench.pass(Duration.ofHours(3));
    bench.deny(GRACE);
    assertEquals(WindowState.DENIED, bench.outcome().state());
    assertFalse(bench.activities().calls().contains("writeLease"));
  }

  @Test
  void theRequesterWithdrawsItWhileItWaits() {
    startsIn(Duration.ofHours(8));
    approved();
    bench.close(MAYA);
    assertEquals(WindowState.WITHDRAWN, bench.outcome().state());
  }

  @Test
  void aVoteThatIsTakenBackWhileItWaitsLeavesASlotEmpty() {
    startsIn(Duration.ofHours(8));
    approved();
    bench.withdraw(RAVI);
    bench.pass(Duration.ofHours(8));
    bench.awaitRound(2);
    assertTrue(bench.status().emptySlots().contains("ir-lead"), bench.status()::toString);
    assertFalse(bench.activities().calls().contains("writeLease"));
  }

  @Test
  void itCannotBeAskedForTooFarAhead() {
    startsIn(Duration.ofHours(169));
    assertTrue(bench.outcome().reason().contains("START_TOO_FAR"));
  }

  @Test
  void whatMovedBeforeItsStartDismissesTheVotes() {
    bench.activities().later(FakeWorld::moved);
    startsIn(Duration.ofHours(8));
    approved();
    bench.pass(Duration.ofHours(8));
    bench.awaitRound(2);
    bench.close(MAYA);
    bench.outcome();
    assertTrue(bench.journal().contains(FactKind.DISMISSED));
  }

  private Instant startsIn(Duration time) {
    Instant start = bench.now().plus(time).truncatedTo(ChronoUnit.SECONDS);
    bench.start(Optional.of(start));
    return start;
  }

  private void approved() {
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.approveBoth();
    bench.await(WindowState.APPROVED);
  }
}
