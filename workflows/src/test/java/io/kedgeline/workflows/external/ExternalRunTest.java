package io.kedgeline.workflows.external;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An authority outside AWS: attested, its anchor made, its canary waited for. */
class ExternalRunTest {

  private static final List<String> STEPS =
      List.of("prepareAnchor", "createCanary", "enableAnchor", "proveAuthority");

  private final ExternalBench bench = new ExternalBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void itIsRegisteredOnceItsCanaryWasSeen() {
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.REGISTERED, outcome.state(), outcome::reason);
    assertEquals(
        calls(STEPS.size(), "confirmCanary", "registerAuthority", "noteChange", "seal"),
        bench.activities().calls());
    assertEquals(2, Collections.frequency(bench.journal(), FactKind.PROVED));
    assertDoesNotThrow(bench::replay);
  }

  @Test
  void aCanaryThatIsUsedOnTheLastDayIsStillSeen() {
    bench.activities().isUnseen(10);
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.REGISTERED, outcome.state(), outcome::reason);
    assertEquals(11, Collections.frequency(bench.activities().calls(), "confirmCanary"));
  }

  @Test
  void aCanaryThatNobodyUsedUndoesTheAnchorAndPeopleAreTold() {
    bench.activities().isUnseen(1000);
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertEquals("CANARY_UNSEEN: nobody used the certificate in time", outcome.reason());
    List<String> looks = IntStream.range(0, 11).mapToObj(look -> "confirmCanary").toList();
    List<String> rest = new ArrayList<>(looks);
    rest.addAll(List.of("alarm", "undoCanary", "undoAuthority", "noteChange", "seal"));
    assertEquals(calls(STEPS.size(), rest.toArray(String[]::new)), bench.activities().calls());
    assertEquals(
        List.of(
            "MAKING: the canary of RB-01/CHG-1 is undone with its anchor: nobody used the certificate in time"),
        bench.activities().alarms());
    assertDoesNotThrow(bench::replay);
  }

  @Test
  void whoeverDeniesItWhileTheCanaryIsWaitedForUndoesItAtOnce() {
    bench.activities().isUnseen(1000);
    bench
        .activities()
        .during(
            "confirmCanary",
            () -> {
              bench.deny(ExternalWorlds.NORA);
              bench.awaitGivenUp();
            });
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertEquals("ended by nora", outcome.reason());
    assertEquals(1, Collections.frequency(bench.activities().calls(), "confirmCanary"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void aStepThatFailsIsUndoneOnceAndSealed(int steps) {
    bench.activities().fail(STEPS.get(steps - 1), 1);
    bench.startAndApprove();
    assertEquals(OnboardingState.UNDONE, bench.outcome().state());
    assertEquals(
        calls(steps, "undoCanary", "undoAuthority", "noteChange", "seal"),
        bench.activities().calls());
  }

  @Test
  void withoutTheAttestationNothingIsMade() {
    bench.startVoting();
    bench.approve(ExternalWorlds.ADA, "pki-admin");
    bench.approve(ExternalWorlds.GRACE, "security-lead");
    assertEquals(List.of("ca-attestor"), bench.status().emptySlots());
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.EXPIRED, outcome.state());
    assertEquals(List.of("gatherExternal", "noteChange", "seal"), bench.activities().calls());
  }

  @Test
  void whoeverAttestsFillsNoOtherSlotAndNobodyElseAttests() {
    bench
        .activities()
        .first(now -> ExternalWorlds.where(ExternalWorlds.NORA, now, "ca-attestors", "pki-admins"));
    bench.startVoting();
    assertInstanceOf(ActAnswer.Accepted.class, bench.approve(ExternalWorlds.NORA, "ca-attestor"));
    assertEquals(
        Refusal.ALREADY_VOTED.name(), refusal(bench.approve(ExternalWorlds.NORA, "pki-admin")));
    assertTrue(bench.approve(ExternalWorlds.GRACE, "ca-attestor") instanceof ActAnswer.Refused);
  }

  @Test
  void requesterAndOwnerFillNoSlot() {
    bench.startVoting();
    assertEquals(
        Refusal.SELF_APPROVAL.name(), refusal(bench.approve(ExternalWorlds.MAYA, "pki-admin")));
    assertEquals(
        Refusal.SELF_APPROVAL.name(), refusal(bench.approve(ExternalWorlds.OLGA, "ca-attestor")));
  }

  @Test
  void withoutAnybodyWhoAttestsItIsNotPutToTheVote() {
    bench.activities().first(now -> ExternalWorlds.where(ExternalWorlds.NORA, now));
    bench.start();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.REJECTED, outcome.state());
    assertTrue(
        outcome.reason().contains("nobody is left for the slot ca-attestor"), outcome::reason);
  }

  private static String refusal(ActAnswer answer) {
    return assertInstanceOf(ActAnswer.Refused.class, answer).code();
  }

  /** Two gatherings, so many steps, and this. */
  private static List<String> calls(int steps, String... rest) {
    List<String> all = new ArrayList<>(List.of("gatherExternal", "gatherExternal"));
    all.addAll(STEPS.subList(0, steps));
    all.addAll(List.of(rest));
    return all;
  }
}
