package io.kedgeline.workflows.breakglass;

import static io.kedgeline.workflows.breakglass.FakeWorld.GRACE;
import static io.kedgeline.workflows.breakglass.FakeWorld.MAYA;
import static io.kedgeline.workflows.breakglass.FakeWorld.OMAR;
import static io.kedgeline.workflows.breakglass.FakeWorld.RAVI;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More time in a window: asked, approved afresh, given, and at most as the rulebook allows. */
@Timeout(60)
class ExtensionRunTest {

  private static final Duration QUARTER = Duration.ofMinutes(15);

  private final WindowBench bench = new WindowBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void anApprovedExtensionPutsTheEndOff() {
    bench.open();
    Instant end = bench.status().expires().orElseThrow();
    extended(MAYA, QUARTER);
    assertEquals(end.plus(QUARTER), bench.status().expires().orElseThrow());
    bench.closed();
    assertTrue(!bench.now().isBefore(end.plus(QUARTER)), () -> "closed at " + bench.now());
    assertEquals("the window reached its end", bench.outcome().reason());
    assertTrue(bench.journal().contains(FactKind.EXTENDED));
  }

  @Test
  void withoutAFreshApprovalTheWindowEndsWhenItWouldHave() {
    bench.open();
    Instant end = bench.status().expires().orElseThrow();
    bench.extend(MAYA, QUARTER);
    awaitVote();
    bench.approve(GRACE, "security-lead");
    bench.closed();
    assertTrue(bench.now().isBefore(end.plus(Duration.ofMinutes(3))), () -> "at " + bench.now());
    bench.outcome();
    assertFalse(bench.activities().calls().contains("extend"));
    assertTrue(bench.journal().contains(FactKind.EXTENSION_REFUSED));
  }

  @Test
  @DisplayName("AC-01 whoever asks for more time, or holds the window, does not approve it")
  void whoeverAsksForMoreTimeDoesNotApproveIt() {
    bench.open();
    bench.extend(MAYA, QUARTER);
    awaitVote();
    assertEquals("SELF_APPROVAL", code(bench.approve(MAYA, "security-lead")));
    assertEquals("SELF_APPROVAL", code(bench.approve(OMAR, "security-lead")));
    bench.closed();
    assertFalse(bench.activities().calls().contains("extend"));
  }

  @Test
  void aDenialOfMoreTimeLeavesTheWindowToItsEnd() {
    bench.open();
    bench.extend(MAYA, QUARTER);
    awaitVote();
    assertEquals("taken in, the window gets no more time", sentence(bench.deny(GRACE)));
    RunStatus told =
        bench.await(status -> status.extension().orElse("").contains("denied by grace"));
    assertEquals(WindowState.OPEN, told.state());
    assertEquals("the window reached its end", bench.outcome().reason());
  }

  @Test
  void aNoToThePlanOfTheWindowEndsItWhileMoreTimeIsVotedOn() {
    bench.open();
    Digest opening = bench.plan();
    bench.extend(MAYA, QUARTER);
    awaitVote();
    assertEquals("taken in, the run ends", sentence(bench.deny(GRACE, opening)));
    assertEquals("closed early by grace", bench.outcome().reason());
  }

  @Test
  @DisplayName("AC-17 a denial while more time is being given leaves the end as it was")
  void aDenialWhileMoreTimeIsBeingGivenLeavesTheEndAsItWas() {
    bench.activities().during("extend#1", () -> bench.deny(GRACE));
    bench.open();
    Instant end = bench.status().expires().orElseThrow();
    bench.extend(MAYA, QUARTER);
    awaitVote();
    bench.approveBoth();
    bench.await(status -> status.extension().orElse("").contains("denied by grace while"));
    bench.closed();
    assertTrue(bench.now().isBefore(end.plus(Duration.ofMinutes(3))), () -> "at " + bench.now());
    bench.outcome();
    assertFalse(bench.journal().contains(FactKind.EXTENDED));
  }

  @Test
  void aNoToMoreTimeThatWasGivenEndsNothing() {
    bench.open();
    extended(MAYA, QUARTER);
    assertEquals("NOT_AWAITED", code(bench.deny(GRACE)));
    assertEquals(WindowState.OPEN, bench.status().state());
  }

  @Test
  void moreTimeThatIsAskedForInTheLastSecondsIsRefusedAtOnce() {
    bench.open();
    Instant end = bench.status().expires().orElseThrow();
    bench.pass(Duration.between(bench.now(), end.minusSeconds(3)));
    bench.extend(MAYA, QUARTER);
    bench.await(status -> status.extension().orElse("").contains("refused, nobody filled"));
    assertEquals("the window reached its end", bench.outcome().reason());
  }

  @Test
  void aThirdExtensionIsRefusedAndSoIsOneBeyondTheLongestWindow() {
    bench.open();
    extended(MAYA, Duration.ofMinutes(5));
    bench.extend(MAYA, Duration.ofMinutes(30));
    bench.await(status -> status.extension().orElse("").contains("EXTENSION_TOO_LONG"));
    extended(MAYA, Duration.ofMinutes(5));
    bench.extend(MAYA, Duration.ofMinutes(5));
    bench.await(status -> status.extension().orElse("").contains("EXTENSIONS_USED_UP"));
    assertEquals(2, bench.activities().calls().stream().filter("extend"::equals).count());
  }

  @Test
  void onlyOneExtensionIsDecidedAtATimeAndOnlyRequestersAsk() {
    bench.open();
    assertEquals("MAY_NOT_ASK", code(bench.extend(RAVI, QUARTER)));
    assertEquals("MAY_NOT_ASK", code(bench.extend(new PersonId("stranger"), QUARTER)));
    assertEquals("ACCEPTED", code(bench.extend(OMAR, QUARTER)));
    assertEquals("EXTENSION_PENDING", code(bench.extend(MAYA, QUARTER)));
  }

  @Test
  void whatIsNotOpenIsNotExtended() {
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
    assertEquals("NOT_OPEN", code(bench.extend(MAYA, QUARTER)));
    bench.approveBoth();
    bench.closed();
    assertEquals("NOT_OPEN", code(bench.extend(MAYA, QUARTER)));
  }

  @Test
  @DisplayName("AC-14 what moved after the votes dismisses an extension")
  void whatMovedAfterTheVotesDismissesAnExtension() {
    bench.open();
    bench.extend(MAYA, QUARTER);
    awaitVote();
    bench.activities().later(FakeWorld::moved);
    bench.approveBoth();
    bench.await(status -> status.extension().orElse("").contains("not as they were"));
    assertFalse(bench.activities().calls().contains("extend"));
    assertEquals("the window reached its end", bench.outcome().reason());
  }

  @Test
  void theWindowEndsWhileAnExtensionIsBeingMade() {
    bench.activities().during("extend#1", () -> bench.closeUntilClosed(GRACE));
    bench.open();
    bench.extend(MAYA, QUARTER);
    awaitVote();
    bench.approveBoth();
    assertEquals("closed early by grace", bench.outcome().reason());
    assertFalse(bench.journal().contains(FactKind.EXTENDED));
  }

  @Test
  void anExtensionThatFailsForGoodLeavesTheWindowToItsEnd() {
    bench.activities().fail("extend", Integer.MAX_VALUE);
    bench.open();
    bench.extend(MAYA, QUARTER);
    awaitVote();
    bench.approveBoth();
    assertEquals("the window reached its end", bench.outcome().reason());
    assertTrue(bench.journal().contains(FactKind.EXTENSION_REFUSED));
  }

  @Test
  void theHistoryOfAnExtensionReplays() {
    bench.open();
    extended(MAYA, QUARTER);
    bench.outcome();
    assertDoesNotThrow(bench::replay);
  }

  @Test
  void anExtensionRemindsAnewAndLooksAnew() {
    bench.open();
    bench.pass(Duration.ofMinutes(21));
    bench.await(status -> bench.activities().calls().contains("remind"));
    extended(MAYA, QUARTER);
    bench.outcome();
    List<String> calls = bench.activities().calls();
    assertEquals(2, calls.stream().filter("remind"::equals).count());
    assertTrue(calls.lastIndexOf("witness") > calls.indexOf("extend"), calls::toString);
  }

  private void extended(PersonId by, Duration more) {
    long before = bench.activities().calls().stream().filter("extend"::equals).count();
    bench.extend(by, more);
    awaitVote();
    bench.approveBoth();
    bench.await(status -> status.extension().orElse("").contains("given"));
    assertEquals(before + 1, bench.activities().calls().stream().filter("extend"::equals).count());
  }

  private void awaitVote() {
    bench.await(status -> status.extension().orElse("").endsWith("awaiting approval"));
  }

  private static String sentence(ActAnswer answer) {
    return answer instanceof ActAnswer.Accepted accepted ? accepted.sentence() : code(answer);
  }

  private static String code(ActAnswer answer) {
    return answer instanceof ActAnswer.Refused refused ? refused.code() : "ACCEPTED";
  }
}
