package io.kedgeline.workflows.breakglass;

import static io.kedgeline.workflows.breakglass.FakeWorld.GRACE;
import static io.kedgeline.workflows.breakglass.FakeWorld.MAYA;
import static io.kedgeline.workflows.breakglass.FakeWorld.OMAR;
import static io.kedgeline.workflows.breakglass.FakeWorld.RAVI;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way through a window, the straight one and those that end it, on an engine that skips. */
@Timeout(60)
class WindowRunTest {

  private static final List<String> STRAIGHT =
      List.of(
          "gather",
          "gather",
          "writeLease",
          "notarise",
          "enable",
          "proveOpen",
          "remind",
          "witness",
          "close",
          "proveClosed",
          "noteChange",
          "changes",
          "recordReview",
          "seal");

  private final WindowBench bench = new WindowBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aStraightWindowOpensAndClosesAtItsEnd() {
    bench.open();
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.REVIEWED, outcome.state());
    assertEquals("the window reached its end", outcome.reason());
    assertEquals(STRAIGHT, bench.activities().calls());
    assertEquals(FactKind.ENDED, bench.journal().getLast());
  }

  @Test
  void whatNobodyApprovesExpires() {
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.approve(GRACE, "security-lead");
    assertEquals(WindowState.EXPIRED, bench.outcome().state());
    assertNothingWasOpened();
  }

  @Test
  void oneDenialEndsIt() {
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.approve(GRACE, "security-lead");
    bench.deny(RAVI);
    assertEquals(WindowState.DENIED, bench.outcome().state());
    assertNothingWasOpened();
  }

  @Test
  void theRequesterWithdrawsIt() {
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.close(MAYA);
    assertEquals(WindowState.WITHDRAWN, bench.outcome().state());
    assertNothingWasOpened();
  }

  @Test
  @DisplayName("AC-17 a denial between quorum and execution ends it")
  void aDenialBetweenQuorumAndExecutionEndsIt() {
    bench.activities().during("gather#2", () -> bench.deny(GRACE));
    bench.startAndApprove();
    assertEquals(WindowState.DENIED, bench.outcome().state());
    assertNothingWasOpened();
  }

  @Test
  @DisplayName("AC-17 a denial that only the ledger has heard ends it")
  void aDenialThatOnlyTheLedgerHasHeardEndsIt() {
    bench.activities().later(FakeWorld::denied);
    bench.startAndApprove();
    assertEquals(WindowState.DENIED, bench.outcome().state());
    assertNothingWasOpened();
  }

  @Test
  @DisplayName("AC-14 what moved after the votes dismisses them")
  void whatMovedAfterTheVotesDismissesThem() {
    bench.activities().later(FakeWorld::moved);
    bench.startAndApprove();
    assertEquals(List.of("security-lead", "ir-lead"), bench.awaitRound(2).emptySlots());
    assertNothingWasOpened();
    bench.approveBoth();
    assertEquals(WindowState.REVIEWED, bench.outcome().state());
    assertTrue(bench.journal().contains(FactKind.DISMISSED));
  }

  @Test
  void aRoleThatLostItsBoundaryIsNotOpened() {
    bench.activities().later(FakeWorld::unbounded);
    bench.startAndApprove();
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("ROLE_UNBOUNDED"), outcome.reason());
    assertNothingWasOpened();
  }

  @Test
  @DisplayName("AC-03 an approver who left before the act fills no slot")
  void anApproverWhoLeftBeforeTheActFillsNoSlot() {
    bench.activities().later(now -> FakeWorld.without(RAVI, now));
    bench.startAndApprove();
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("QUORUM_UNSOLVABLE"), outcome.reason());
    assertTrue(bench.journal().contains(FactKind.DISMISSED));
    assertNothingWasOpened();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gather#1", "gather#2"})
  void aCancellationBeforeOpeningWithdrawsIt(String when) {
    bench.activities().during(when, () -> bench.cancelUntil(WindowState.WITHDRAWN::equals));
    bench.start();
    if (when.endsWith("2")) {
      bench.await(WindowState.AWAITING_APPROVAL);
      bench.approveBoth();
    }
    assertEquals(WindowState.WITHDRAWN, bench.cancelled().state());
    assertEquals("seal", bench.activities().calls().getLast());
    assertNothingWasOpened();
  }

  @Test
  void aCancellationWhileItAwaitsApprovalWithdrawsIt() {
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.cancel();
    assertEquals(WindowState.WITHDRAWN, bench.cancelled().state());
    assertNothingWasOpened();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"writeLease#1", "notarise#1", "enable#1", "proveOpen#1", "remind#1", "witness#1"})
  void aCancellationAtAnyStepOfOpeningClosesAndProves(String when) {
    bench.activities().during(when, () -> bench.cancelUntil(WindowState::closed));
    bench.startAndApprove();
    RunStatus outcome = bench.cancelled();
    assertTrue(WindowState.of(outcome.state()).closed(), outcome::toString);
    assertEquals(Optional.of("cancelled"), outcome.reason());
    assertClosedProvedAndSealed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"close#1", "proveClosed#1", "seal#1"})
  void aCancellationWhileItClosesChangesNothing(String when) {
    bench.activities().during(when, bench::cancel);
    bench.open();
    assertEquals(WindowState.REVIEWED, bench.cancelled().state());
    assertClosedProvedAndSealed();
  }

  @Test
  void aCancellationWhileItIsOpenClosesAndProves() {
    bench.open();
    bench.cancel();
    assertEquals(WindowState.REVIEWED, bench.cancelled().state());
    assertClosedProvedAndSealed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"writeLease", "notarise", "enable", "proveOpen"})
  void anOpeningThatFailsForGoodIsClosed(String activity) {
    bench.activities().fail(activity, Integer.MAX_VALUE);
    bench.startAndApprove();
    WindowOutcome outcome = bench.outcome();
    assertTrue(WindowState.of(outcome.state()).closed(), outcome::toString);
    assertTrue(outcome.reason().contains("was told to fail"), outcome.reason());
    assertClosedProvedAndSealed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gather", "writeLease", "enable", "close", "proveClosed", "seal"})
  void whatFailsTwiceIsTriedAgainAndDoneOnce(String activity) {
    bench.activities().fail(activity, 2);
    bench.open();
    assertEquals(WindowState.REVIEWED, bench.outcome().state());
    assertEquals(STRAIGHT, bench.activities().calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "proveClosed"})
  void aCloseThatCannotBeProvedSaysSoAndIsTriedUntilItIs(String activity) {
    bench.open();
    bench.activities().fail(activity, 200);
    WindowOutcome outcome = bench.outcome();
    assertEquals(WindowState.REVIEWED, outcome.state());
    assertTrue(bench.activities().calls().contains("alarm"), bench.activities().calls()::toString);
    List<FactKind> journal = bench.journal();
    assertTrue(journal.indexOf(FactKind.CLOSE_UNPROVEN) < journal.indexOf(FactKind.CLOSED));
    assertTrue(journal.contains(FactKind.CLOSE_UNPROVEN));
    assertClosedProvedAndSealed();
  }

  @Test
  void nobodyLosesAWindowBecauseNobodyCouldBeReminded() {
    bench.activities().fail("remind", Integer.MAX_VALUE);
    bench.open();
    WindowOutcome outcome = bench.outcome();
    assertEquals("the window reached its end", outcome.reason());
    assertClosedProvedAndSealed();
  }

  @Test
  void whatIsNotReadTwiceIsRejected() {
    bench.activities().during("gather#1", () -> bench.activities().fail("gather", 1_000));
    bench.startAndApprove();
    assertEquals(WindowState.REJECTED, bench.outcome().state());
    assertNothingWasOpened();
  }

  @Test
  void aFinishedWindowTakesNoVote() {
    bench.open();
    bench.close(MAYA);
    assertEquals(WindowState.REVIEWED, bench.outcome().state());
    assertEquals(WindowState.REVIEWED, bench.status().state());
  }

  @ParameterizedTest
  @ValueSource(strings = {"writeLease#1", "notarise#1"})
  void whoeverEndsItWhileItOpensEndsTheOpeningToo(String when) {
    bench.activities().during(when, () -> bench.closeUntilClosed(MAYA));
    bench.startAndApprove();
    WindowOutcome outcome = bench.outcome();
    assertEquals("closed early by maya", outcome.reason());
    assertFalse(
        bench.activities().calls().contains("enable"), bench.activities().calls()::toString);
    assertClosedProvedAndSealed();
  }

  @Test
  void aDenialThatComesWhileItIsOpenClosesIt() {
    bench.open();
    bench.deny(GRACE);
    assertEquals("closed early by grace", bench.outcome().reason());
    assertClosedProvedAndSealed();
  }

  @Test
  @DisplayName("AC-12 whoever asks for the end many times ends it once and fills no history")
  void whoeverAsksForTheEndManyTimesEndsItOnce() {
    bench.activities().during("proveOpen#1", () -> {});
    bench.open();
    bench.activities().during("close#1", () -> bench.closeOften(OMAR, 40));
    bench.close(OMAR);
    assertEquals(WindowState.REVIEWED, bench.outcome().state());
    assertEquals(1, bench.journalled(FactKind.CLOSE_REQUESTED, "omar"));
  }

  @Test
  @DisplayName("AC-11 a copied act that is replayed silences nobody")
  void aCopiedActThatIsReplayedSilencesNobody() {
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.approveAgainAndAgain(GRACE, "security-lead", 30);
    assertEquals(List.of("ir-lead"), bench.status().emptySlots());
    bench.approve(RAVI, "ir-lead");
    bench.await(WindowState.OPEN);
    assertInstanceOf(ActAnswer.Accepted.class, bench.close(GRACE));
    assertEquals("closed early by grace", bench.outcome().reason());
  }

  @Test
  @DisplayName("AC-27 more facts than one activity can carry are journalled before the seal")
  void moreFactsThanOneActivityCanCarryAreJournalled() {
    bench.open();
    bench.activities().during("close#1", () -> bench.sendForged(45, "x".repeat(15_000)));
    assertEquals(WindowState.REVIEWED, bench.outcome().state());
    assertTrue(
        bench.activities().calls().contains("journal"), bench.activities().calls()::toString);
    assertEquals(45, bench.journalled(FactKind.REFUSED, "unauthenticated"));
    assertEquals(FactKind.ENDED, bench.journal().getLast());
  }

  @Test
  @DisplayName("AC-27 text that grows when it is written does not keep a window open")
  void textThatGrowsWhenItIsWrittenDoesNotKeepAWindowOpen() {
    bench.open();
    bench.sendForged(20, "\"\u00fc".repeat(8_000));
    bench.refusesAtTheDoor("\u0001".repeat(16_000));
    bench.close(MAYA);
    assertEquals(WindowState.REVIEWED, bench.outcome().state());
  }

  @Test
  @DisplayName("AC-27 closing again and again while it closes has an end")
  void closingAgainAndAgainWhileItClosesHasAnEnd() {
    bench.activities().during("close#1", () -> bench.closeOften(OMAR, 60));
    bench.open();
    assertEquals(WindowState.REVIEWED, bench.outcome().state());
    assertEquals(0, bench.journalled(FactKind.CLOSE_REQUESTED, "omar"));
  }

  @Test
  @DisplayName("AC-23 an answer for another run proves nothing")
  void anAnswerForAnotherRunProvesNothing() {
    bench.open();
    bench.activities().answerFor(new RunId("RB-06/CHG-2"));
    bench.activities().during("alarm#1", () -> bench.activities().answerFor(WindowBench.RUN));
    assertEquals(WindowState.REVIEWED, bench.outcome().state());
    assertTrue(bench.journal().contains(FactKind.CLOSE_UNPROVEN));
  }

  @Test
  void nobodyOutsideTheRunCloses() {
    bench.open();
    ActAnswer answer = bench.close(new PersonId("stranger"));
    assertEquals("NOT_IN_SCOPE", answer instanceof ActAnswer.Refused no ? no.code() : "accepted");
    assertEquals(WindowState.OPEN, bench.status().state());
  }

  @Test
  void itsHistoryReplays() {
    bench.open();
    bench.outcome();
    assertDoesNotThrow(bench::replay);
  }

  private void assertNothingWasOpened() {
    assertEquals(
        List.of(),
        bench.activities().calls().stream()
            .filter(call -> !Set.of("gather", "noteChange", "seal").contains(call))
            .toList());
  }

  private void assertClosedProvedAndSealed() {
    List<String> calls =
        bench.activities().calls().stream()
            .filter(call -> !Set.of("noteChange", "changes", "recordReview").contains(call))
            .toList();
    assertEquals(
        List.of("close", "proveClosed", "seal"), calls.subList(calls.size() - 3, calls.size()));
  }
}
