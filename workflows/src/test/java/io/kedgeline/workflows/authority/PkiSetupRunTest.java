package io.kedgeline.workflows.authority;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;
import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way through the setup of an authority, on an engine that skips. */
@Timeout(60)
class PkiSetupRunTest {

  private static final List<String> STEPS =
      List.of(
          "createBucket",
          "createAuthority",
          "publishRevocationList",
          "prepareAnchor",
          "createCanary",
          "enableAnchor",
          "proveAuthority",
          "registerAuthority");

  private final AuthorityBench bench = new AuthorityBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aStraightSetupTakesEachStepOnce() {
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.REGISTERED, outcome.state());
    assertEquals("made, proved and registered", outcome.reason());
    assertEquals(calls(STEPS.size(), "noteChange", "seal"), bench.activities().calls());
    assertEquals(
        List.of(FactKind.PROVED, FactKind.REGISTERED, FactKind.ENDED),
        bench.journal().subList(bench.journal().size() - 3, bench.journal().size()));
    assertDoesNotThrow(bench::replay);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void aStepThatFailsIsUndoneOnceAndSealed(int steps) {
    String failing = STEPS.get(steps - 1);
    bench.activities().fail(failing, 1);
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertEquals("AWS_UNAVAILABLE: %s was told to fail".formatted(failing), outcome.reason());
    assertEquals(
        calls(steps, "undoCanary", "undoAuthority", "noteChange", "seal"),
        bench.activities().calls());
    assertEquals(1, Collections.frequency(bench.journal(), FactKind.UNDONE));
    assertDoesNotThrow(bench::replay);
  }

  @ParameterizedTest
  @ValueSource(strings = {"createBucket", "createCanary", "registerAuthority"})
  void whatIsCancelledInTheMiddleIsUndone(String step) {
    bench
        .activities()
        .during(
            step,
            () -> {
              bench.cancel();
              bench.awaitGivenUp();
            });
    bench.startAndApprove();
    RunStatus status = bench.cancelled();
    assertEquals(OnboardingState.UNDONE, status.state());
    assertEquals(Optional.of("cancelled"), status.reason());
    assertUndoneOnce();
  }

  @Test
  void aDenialWhileItIsMadeUndoesIt() {
    endedInTheMiddle(() -> bench.deny(AuthorityWorlds.GRACE), AuthorityWorlds.GRACE);
  }

  @Test
  void theRequestersEndWhileItIsMadeUndoesIt() {
    endedInTheMiddle(() -> bench.close(AuthorityWorlds.MAYA), AuthorityWorlds.MAYA);
  }

  private void endedInTheMiddle(Runnable said, PersonId by) {
    bench
        .activities()
        .during(
            "prepareAnchor",
            () -> {
              said.run();
              bench.awaitGivenUp();
            });
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertEquals("ended by " + by, outcome.reason());
    assertUndoneOnce();
    assertEquals(0, Collections.frequency(bench.activities().calls(), "enableAnchor"));
  }

  @Test
  @DisplayName("AC-40 a first revocation list that is 45 minutes late is waited for")
  void aListThatIsLateIsWaitedFor() {
    bench.activities().listIsLate(Duration.ofMinutes(45));
    bench.startAndApprove();
    assertEquals(OnboardingState.REGISTERED, bench.outcome().state());
    assertEquals(calls(STEPS.size(), "noteChange", "seal"), bench.activities().calls());
  }

  @Test
  @DisplayName("AC-40 without a first revocation list no anchor is made")
  void aListThatDoesNotComeEndsItAndNoAnchorIsMade() {
    bench.activities().listIsLate(Duration.ofHours(4));
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertEquals("NO_LIST_YET: there is no list yet", outcome.reason());
    assertEquals(
        calls(2, "undoCanary", "undoAuthority", "noteChange", "seal"), bench.activities().calls());
  }

  @Test
  void whoeverDeniesItWhileTheListIsWaitedForWaitsForNothing() {
    bench.activities().listIsLate(Duration.ofHours(4));
    bench
        .activities()
        .whileListIsLate(() -> {
          bench.deny(AuthorityWorlds.GRACE);
          bench.awaitGivenUp();
        });
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertEquals("ended by grace", outcome.reason());
    assertEquals(
        calls(2, "undoCanary", "undoAuthority", "noteChange", "seal"), bench.activities().calls());
  }

  @Test
  void theOneDutysUndoingDoesNotWaitForTheOthers() {
    bench.activities().fail("proveAuthority", 1);
    bench.activities().fail("undoCanary", 2);
    bench.startAndApprove();
    assertEquals(OnboardingState.UNDONE, bench.outcome().state());
    assertEquals(
        calls(
            7,
            "undoCanary",
            "undoAuthority",
            "alarm",
            "undoCanary",
            "undoAuthority",
            "alarm",
            "undoCanary",
            "undoAuthority",
            "noteChange",
            "seal"),
        bench.activities().calls());
    assertEquals(2, Collections.frequency(bench.journal(), FactKind.UNDO_UNPROVEN));
  }

  @Test
  void whatTurnsOutToBeRegisteredLasts() {
    bench.activities().fail("registerAuthority", 1);
    bench.activities().isRegistered();
    bench.startAndApprove();
    assertEquals(OnboardingState.REGISTERED, bench.outcome().state());
    assertEquals(0, Collections.frequency(bench.journal(), FactKind.UNDONE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createBucket",
        "createAuthority",
        "publishRevocationList",
        "prepareAnchor",
        "createCanary",
        "enableAnchor",
        "proveAuthority",
        "registerAuthority"
      })
  void anAnswerOfAnotherRunIsNotBelieved(String step) {
    bench.activities().answerForAnotherRun(step);
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertTrue(outcome.reason().startsWith("FOREIGN_ANSWER: "), outcome.reason());
  }

  @Test
  @DisplayName("AC-14 what stands in AWS meanwhile dismisses the votes on an authority")
  void whatMovedAfterTheVotesDismissesThem() {
    bench.activities().later(AuthorityWorlds::moved);
    bench.startAndApprove();
    bench.awaitRound(2);
    assertEquals(List.of("pki-admin", "security-lead"), bench.status().emptySlots());
    assertEquals(0, Collections.frequency(bench.activities().calls(), "createBucket"));
    bench.approveBoth();
    assertEquals(OnboardingState.REGISTERED, bench.outcome().state());
  }

  @Test
  void aSecondRunForTheSameEnvironmentChangesNothingAndSaysWhatStands() {
    bench.activities().first(AuthorityWorlds::settled);
    bench.start();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.REJECTED, outcome.state());
    assertTrue(
        outcome.reason().startsWith("ALREADY_SET_UP: environment production has an authority"),
        outcome.reason());
    assertEquals(List.of("gatherAuthority", "noteChange", "seal"), bench.activities().calls());
  }

  @Test
  void whatAnotherRunMadeMeanwhileIsNotMadeAgain() {
    bench.activities().later(AuthorityWorlds::settled);
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.REJECTED, outcome.state());
    assertTrue(bench.journal().contains(FactKind.DISMISSED));
    assertEquals(0, Collections.frequency(bench.activities().calls(), "createBucket"));
  }

  @Test
  void whoHasADutyKeptApartMakesTheQuorumUnsolvable() {
    bench
        .activities()
        .first(
            now -> AuthorityWorlds.where(AuthorityWorlds.ADA, now, "pki-admins", "profile-admins"));
    bench.start();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("QUORUM_UNSOLVABLE"), outcome.reason());
    assertEquals(List.of("gatherAuthority", "noteChange", "seal"), bench.activities().calls());
  }

  @Test
  void requesterAndOwnerFillNoSlot() {
    bench.startVoting();
    for (ActAnswer answer :
        List.of(
            bench.approve(AuthorityWorlds.MAYA, "pki-admin"),
            bench.approve(AuthorityWorlds.OLGA, "security-lead"))) {
      assertEquals(
          Refusal.SELF_APPROVAL.name(), assertInstanceOf(ActAnswer.Refused.class, answer).code());
    }
  }

  private void assertUndoneOnce() {
    for (String undoing : List.of("undoCanary", "undoAuthority")) {
      assertEquals(1, Collections.frequency(bench.activities().calls(), undoing));
    }
    assertEquals(1, Collections.frequency(bench.journal(), FactKind.UNDONE));
    assertEquals("seal", bench.activities().calls().getLast());
  }

  /** Two gatherings, so many steps, and this. */
  private static List<String> calls(int steps, String... rest) {
    List<String> all = new ArrayList<>(List.of("gatherAuthority", "gatherAuthority"));
    all.addAll(STEPS.subList(0, steps));
    all.addAll(List.of(rest));
    return all;
  }
}
