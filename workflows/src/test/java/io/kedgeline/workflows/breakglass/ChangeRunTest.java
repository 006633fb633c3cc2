package io.kedgeline.workflows.breakglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.window.WindowState;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a run whose change record moves, on an engine that skips. */
@Timeout(60)
class ChangeRunTest {

  private final WindowBench bench = new WindowBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  @DisplayName("AC-21 a change cancelled between quorum and act opens nothing")
  void aChangeCancelledBetweenQuorumAndActOpensNothing() {
    bench.activities().later(now -> FakeWorld.underChange(ChangeState.CANCELLED, now));
    bench.startAndApprove();
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.REJECTED, outcome.state());
    assertTrue(
        outcome.reason().startsWith("CHANGE_STATE: change CHG-1 is CANCELLED"), outcome.reason());
    assertTrue(bench.journal().contains(FactKind.DISMISSED));
    assertNothingWasOpened();
  }

  @Test
  @DisplayName("AC-21 a change that moves on without leaving its states keeps the votes")
  void aChangeThatMovesOnWithoutLeavingItsStatesKeepsTheVotes() {
    bench.activities().later(now -> FakeWorld.underChange(ChangeState.SCHEDULED, now));
    bench.startAndApprove();
    assertEquals(WindowState.REVIEWED, bench.outcome().state());
    assertFalse(bench.journal().contains(FactKind.DISMISSED));
  }

  @Test
  @DisplayName("AC-21 a change cancelled while votes are awaited ends the run")
  void aChangeCancelledWhileVotesAreAwaitedEndsTheRun() throws Exception {
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.activities().changeNow(ChangeState.CANCELLED);
    bench.recheck();
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.DENIED, outcome.state());
    assertTrue(
        outcome.reason().startsWith("ended by change management: CHANGE_STATE"), outcome.reason());
    assertNothingWasOpened();
    bench.replay();
  }

  @Test
  @DisplayName("AC-21 a change cancelled while the window is open closes it")
  void aChangeCancelledWhileTheWindowIsOpenClosesIt() throws Exception {
    bench.open();
    bench.activities().changeNow(ChangeState.CANCELLED);
    bench.recheck();
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.REVIEWED, outcome.state());
    assertTrue(
        outcome.reason().startsWith("ended by change management: CHANGE_STATE"), outcome.reason());
    assertEquals(
        List.of("proveOpen", "readChange", "close", "proveClosed", "noteChange"),
        bench.activities().calls().subList(5, 10));
    bench.replay();
  }

  @Test
  void aHintAboutAChangeThatStillAllowsTheWindowEndsNothing() throws Exception {
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.recheck();
    bench.awaitCall("readChange");
    bench.approveBoth();
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.REVIEWED, outcome.state());
    assertEquals("the window reached its end", outcome.reason());
    bench.replay();
  }

  @Test
  @DisplayName("AC-21 a change system that does not answer closes no open window")
  void aChangeSystemThatDoesNotAnswerClosesNoOpenWindow() {
    bench.open();
    bench.activities().fail("readChange", 1000);
    bench.recheck();
    assertEquals("the window reached its end", bench.outcome().reason());
    assertTrue(bench.journal().contains(FactKind.NOT_RECHECKED));
  }

  @Test
  @DisplayName("AC-21 an early close does not wait for the change system")
  void anEarlyCloseDoesNotWaitForTheChangeSystem() throws Exception {
    bench.open();
    bench.activities().fail("readChange", 1000);
    bench.recheck();
    bench.close(FakeWorld.MAYA);
    bench.await(WindowState.CLOSED);
    assertEquals("closed early by maya", bench.outcome().reason());
    bench.replay();
  }

  @Test
  @DisplayName("AC-21 a change system that does not answer opens nothing")
  void aChangeSystemThatDoesNotAnswerOpensNothing() {
    bench.activities().fail("gather", 1000);
    bench.start();
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.REJECTED, outcome.state());
    assertNothingWasOpened();
  }

  @Test
  @DisplayName("AC-27 hints have a limit and leave no trace beyond it")
  void hintsHaveALimitAndLeaveNoTraceBeyondIt() {
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.recheck();
    for (int i = 0; i < 20; i++) {
      assertThrows(WorkflowUpdateException.class, bench::recheck);
    }
    bench.close(FakeWorld.MAYA);
    bench.outcome();
    assertEquals(1, bench.activities().calls().stream().filter("readChange"::equals).count());
    assertTrue(bench.updates() <= 2, () -> bench.updates() + " updates in the history");
  }

  @Test
  @DisplayName("AC-27 hints do not use up the history of a run that waits for its start")
  void hintsDoNotUseUpTheHistoryOfARunThatWaitsForItsStart() {
    bench.start(Optional.of(inWholeSeconds(bench.now().plus(Duration.ofHours(8)))));
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.approveBoth();
    bench.await(WindowState.APPROVED);
    bench.recheck();
    bench.awaitCall("readChange");
    bench.pass(Duration.ofMinutes(30));
    assertThrows(WorkflowUpdateException.class, bench::recheck);
    bench.pass(Duration.ofMinutes(31));
    bench.activities().changeNow(ChangeState.CANCELLED);
    bench.recheck();
    assertEquals(WindowState.DENIED, bench.outcome().state());
  }

  @Test
  @DisplayName("AC-21 a change cancelled while the window waits for its start ends the run")
  void aChangeCancelledWhileTheWindowWaitsForItsStartEndsTheRun() throws Exception {
    bench.start(Optional.of(inWholeSeconds(bench.now().plus(Duration.ofHours(8)))));
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.approveBoth();
    bench.await(WindowState.APPROVED);
    bench.pass(Duration.ofHours(3));
    bench.activities().changeNow(ChangeState.CANCELLED);
    bench.recheck();
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.DENIED, outcome.state());
    assertTrue(
        outcome.reason().startsWith("ended by change management: CHANGE_STATE"), outcome.reason());
    assertNothingWasOpened();
    bench.replay();
  }

  @Test
  @DisplayName("AC-21 a window that begins later than its change allows is not planned")
  void aWindowThatBeginsLaterThanItsChangeAllowsIsNotPlanned() {
    Instant start = inWholeSeconds(bench.now().plus(Duration.ofHours(8)));
    bench.activities().first(plannedUntil(start.plus(Duration.ofMinutes(29))));
    bench.start(Optional.of(start));
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.REJECTED, outcome.state());
    assertTrue(outcome.reason().startsWith("CHANGE_WINDOW: "), outcome.reason());
  }

  @Test
  @DisplayName("AC-21 a change gives no more time than its planned span")
  void aChangeGivesNoMoreTimeThanItsPlannedSpan() {
    bench.open();
    Instant end = bench.status().expires().orElseThrow();
    bench.activities().later(plannedUntil(end.plus(Duration.ofMinutes(14))));
    bench.extend(FakeWorld.MAYA, Duration.ofMinutes(15));
    bench.await(status -> status.extension().orElse("").contains("refused, CHANGE_WINDOW: "));
    assertFalse(bench.activities().calls().contains("extend"));
    assertEquals("the window reached its end", bench.outcome().reason());
  }

  @Test
  @DisplayName("AC-21 a change cancelled after the votes gives no more time")
  void aChangeCancelledAfterTheVotesGivesNoMoreTime() {
    bench.open();
    askedForMoreTime();
    bench.activities().later(now -> FakeWorld.underChange(ChangeState.CANCELLED, now));
    bench.approveBoth();
    bench.await(status -> status.extension().orElse("").contains("the change record does not"));
    assertFalse(bench.activities().calls().contains("extend"));
  }

  @Test
  @DisplayName("AC-21 a change whose span is cut short closes an extended window")
  void aChangeWhoseSpanIsCutShortClosesAnExtendedWindow() throws Exception {
    bench.open();
    Instant end = bench.status().expires().orElseThrow();
    askedForMoreTime();
    bench.approveBoth();
    bench.await(status -> status.extension().orElse("").contains("given"));
    bench.activities().plannedUntil(end);
    bench.recheck();
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.REVIEWED, outcome.state());
    assertTrue(
        outcome.reason().startsWith("ended by change management: CHANGE_WINDOW"), outcome.reason());
    bench.replay();
  }

  private void askedForMoreTime() {
    bench.extend(FakeWorld.MAYA, Duration.ofMinutes(15));
    bench.await(status -> status.extension().orElse("").endsWith("awaiting approval"));
  }

  private static Function<Instant, WindowWorld> plannedUntil(Instant end) {
    return now -> FakeWorld.underChange(FakeWorld.change(ChangeState.IMPLEMENTING, end), now);
  }

  private static Instant inWholeSeconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private void assertNothingWasOpened() {
    for (String act : List.of("writeLease", "notarise", "enable")) {
      assertFalse(bench.activities().calls().contains(act), act);
    }
  }
}
