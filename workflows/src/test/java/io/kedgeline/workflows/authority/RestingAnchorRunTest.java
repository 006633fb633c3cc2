package io.kedgeline.workflows.authority;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.workflows.onboarding.OnboardingOutcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An authority whose anchor is disabled at rest: it is put to rest before it is registered. */
class RestingAnchorRunTest {

  private static final List<String> STEPS =
      List.of(
          "createBucket",
          "createAuthority",
          "publishRevocationList",
          "prepareAnchor",
          "createCanary",
          "enableAnchor",
          "proveAuthority",
          "restAnchor",
          "proveRest",
          "registerAuthority");

  private final AuthorityBench bench =
      new AuthorityBench(AuthorityWorlds.request(AuthorityWorlds.RESTING));

  RestingAnchorRunTest() {
    bench.activities().first(AuthorityWorlds::resting);
    bench.activities().later(AuthorityWorlds::resting);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void itIsProvedPutToRestProvedAtRestAndThenRegistered() {
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.REGISTERED, outcome.state(), outcome::reason);
    assertEquals(calls(STEPS.size(), "noteChange", "seal"), bench.activities().calls());
    assertEquals(2, Collections.frequency(bench.journal(), FactKind.PROVED));
    assertDoesNotThrow(bench::replay);
  }

  @ParameterizedTest
  @ValueSource(strings = {"restAnchor", "proveRest"})
  void oneThatCannotBePutToRestIsNotRegistered(String failing) {
    bench.activities().fail(failing, 1);
    bench.startAndApprove();
    assertEquals(OnboardingState.UNDONE, bench.outcome().state());
    assertEquals(
        calls(STEPS.indexOf(failing) + 1, "undoCanary", "undoAuthority", "noteChange", "seal"),
        bench.activities().calls());
  }

  @ParameterizedTest
  @ValueSource(strings = {"restAnchor", "proveRest"})
  void anAnswerOfAnotherRunIsNotBelieved(String step) {
    bench.activities().answerForAnotherRun(step);
    bench.startAndApprove();
    OnboardingOutcome outcome = bench.outcome();
    assertEquals(OnboardingState.UNDONE, outcome.state());
    assertTrue(outcome.reason().startsWith("FOREIGN_ANSWER: "), outcome.reason());
  }

  /** Two gatherings, so many steps, and this. */
  private static List<String> calls(int steps, String... rest) {
    List<String> all = new ArrayList<>(List.of("gatherAuthority", "gatherAuthority"));
    all.addAll(STEPS.subList(0, steps));
    all.addAll(List.of(rest));
    return all;
  }
}
