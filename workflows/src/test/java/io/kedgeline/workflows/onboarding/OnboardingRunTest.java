package io.kedgeline.workflows.onboarding;

import static io.kedgeline.workflows.onboarding.ProfileWorlds.ADA;
import static io.kedgeline.workflows.onboarding.ProfileWorlds.MAYA;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.workflows.governed.RunStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way through a making that was approved, on an engine that skips. */
@Timeout(60)
class OnboardingRunTest {

  private static final List<String> STEPS =
      List.of("createRole", "createProfile", "enableProfile", "proveAdmission", "registerProfile");

  private final OnboardingBench bench = new OnboardingBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aStraightOnboardingTakesEachStepOnce() {
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
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aStepThatFailsIsUndoneOnceAndSealed(int steps) {
    String failing = STEPS.get(steps - 1);
    bench.activities().fail(failing, 1);
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertEquals("AWS_UNAVAILABLE: %s was told to fail".formatted(failing), outcome.reason());
    assertEquals(calls(steps, "undoProfile", "noteChange", "seal"), bench.activities().calls());
    assertEquals(1, Collections.frequency(bench.journal(), FactKind.GIVEN_UP));
    assertEquals(1, Collections.frequency(bench.journal(), FactKind.UNDONE));
    assertTrue(
        bench.activities().notes().getFirst().contains("UNDONE, " + outcome.reason()),
        () -> bench.activities().notes().toString());
    assertDoesNotThrow(bench::replay);
  }

  @ParameterizedTest
  @ValueSource(strings = {"createRole", "enableProfile", "registerProfile"})
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
    endedInTheMiddle(() -> bench.deny(ADA), ADA);
  }

  @Test
  void theRequestersEndWhileItIsMadeUndoesIt() {
    endedInTheMiddle(() -> bench.close(MAYA), MAYA);
  }

  private void endedInTheMiddle(Runnable said, PersonId by) {
    bench
        .activities()
        .during(
            "createProfile",
            () -> {
              said.run();
              bench.awaitGivenUp();
            });
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertEquals("ended by " + by, outcome.reason());
    assertUndoneOnce();
    assertEquals(0, Collections.frequency(bench.activities().calls(), "enableProfile"));
    assertDoesNotThrow(bench::replay);
  }

  @Test
  void whatCannotBeUndoneForAWhileIsToldEachTimeAndUndoneInTheEnd() {
    bench.activities().fail("proveAdmission", 1);
    bench.activities().fail("undoProfile", 2);
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertEquals("AWS_UNAVAILABLE: proveAdmission was told to fail", outcome.reason());
    assertEquals(
        calls(
            4, "undoProfile", "alarm", "undoProfile", "alarm", "undoProfile", "noteChange", "seal"),
        bench.activities().calls());
    assertTrue(
        bench.activities().alarms().stream()
            .allMatch(said -> said.startsWith("UNDO_UNPROVEN: what RB-02/CHG-1 made")),
        () -> bench.activities().alarms().toString());
    assertEquals(2, Collections.frequency(bench.journal(), FactKind.UNDO_UNPROVEN));
  }

  @Test
  void anAlarmThatNobodyHearsKeepsNobodyFromUndoing() {
    bench.activities().fail("createProfile", 1);
    bench.activities().fail("undoProfile", 1);
    bench.activities().fail("alarm", 1);
    bench.startAndApprove();
    assertEquals(OnboardingState.UNDONE, bench.outcome().state());
    assertTrue(bench.journal().contains(FactKind.NOT_REMINDED));
  }

  @Test
  void whatTurnsOutToBeRegisteredLasts() {
    bench.activities().fail("registerProfile", 1);
    bench.activities().isRegistered();
    bench.startAndApprove();
    assertEquals(OnboardingState.REGISTERED, bench.outcome().state());
    assertTrue(bench.journal().contains(FactKind.REGISTERED));
    assertEquals(0, Collections.frequency(bench.journal(), FactKind.UNDONE));
  }

  @Test
  void whatTurnsOutToBeRegisteredAfterAFailedUndoingLasts() {
    bench.activities().fail("registerProfile", 1);
    bench.activities().fail("undoProfile", 1);
    bench.activities().isRegistered();
    bench.startAndApprove();
    assertEquals(OnboardingState.REGISTERED, bench.outcome().state());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "createRole",
        "createProfile",
        "enableProfile",
        "proveAdmission",
        "registerProfile"
      })
  void anAnswerOfAnotherRunIsNotBelieved(String step) {
    bench.activities().answerForAnotherRun(step);
    assertForeign(step);
  }

  @Test
  void anAnswerOfAnotherStepIsNotBelieved() {
    bench.activities().answerForStep("proveAdmission", Operation.REGISTER_PROFILE);
    assertForeign("proveAdmission");
  }

  private void assertForeign(String step) {
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertTrue(outcome.reason().startsWith("FOREIGN_ANSWER: "), outcome.reason());
    assertEquals(
        calls(STEPS.indexOf(step) + 1, "undoProfile", "noteChange", "seal"),
        bench.activities().calls());
  }

  @Test
  void anotherRunsUndoingProvesNothing() {
    bench.activities().fail("createProfile", 1);
    bench.activities().answerForAnotherRun("undoProfile");
    bench.startAndApprove();
    assertEquals(OnboardingState.UNDONE, bench.outcome().state());
    assertEquals(
        calls(2, "undoProfile", "alarm", "undoProfile", "noteChange", "seal"),
        bench.activities().calls());
  }

  private void assertUndoneOnce() {
    assertEquals(1, Collections.frequency(bench.activities().calls(), "undoProfile"));
    assertEquals(1, Collections.frequency(bench.journal(), FactKind.UNDONE));
    assertEquals("seal", bench.activities().calls().getLast());
  }

  /** Two gatherings, so many steps, and this. */
  private static List<String> calls(int steps, String... rest) {
    List<String> all = new ArrayList<>(List.of("gatherProfile", "gatherProfile"));
    all.addAll(STEPS.subList(0, steps));
    all.addAll(List.of(rest));
    return all;
  }
}
