package io.kedgeline.workflows.breakglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.change.ChangeState;
import io.kedgeline.domain.window.WindowState;
import io.temporal.client.WorkflowUpdateException;
import java.util.List;
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
    assertEquals(WindowState.CLOSED, bench.outcome().state());
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
    assertEquals(WindowState.CLOSED, outcome.state());
    assertTrue(
        outcome.reason().startsWith("ended by change management: CHANGE_STATE"), outcome.reason());
    assertEquals(
        List.of("proveOpen", "readChange", "close", "proveClosed", "seal"),
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
    assertEquals(WindowState.CLOSED, outcome.state());
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
    assertEquals("closed early by maya", bench.status().reason().orElseThrow());
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

  private void assertNothingWasOpened() {
    for (String act : List.of("writeLease", "notarise", "enable")) {
      assertFalse(bench.activities().calls().contains(act), act);
    }
  }
}
