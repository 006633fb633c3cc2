package io.kedgeline.workflows.breakglass;

import static io.kedgeline.workflows.breakglass.FakeWorld.GRACE;
import static io.kedgeline.workflows.breakglass.FakeWorld.RAVI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.kedgeline.workflows.wire.RulebookFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run keeps the rulebook that it was planned under; another one asks everybody anew. */
@Timeout(60)
class RulebookEditTest {

  /** The shipped rulebook with one slot in place of two. */
  private static final LoadedRulebook FEWER =
      RulebookFile.parse(
          FakeWorld.RULEBOOK
              .text()
              .replaceFirst("(?m)^ *- name: ir-lead\\n *group: ir-leads\\n", "")
              .getBytes(StandardCharsets.UTF_8));

  private final WindowBench bench = new WindowBench();

  @BeforeEach
  void theRulebookIsEditedWhileTheRunWaits() {
    assertEquals(1, FEWER.rulebook().breakGlass().slots().size());
    bench.activities().later(now -> FakeWorld.under(FEWER, now));
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  @DisplayName("AC-10 what fewer may approve since is not approved by fewer")
  void whatFewerMayApproveSinceIsNotApprovedByFewer() {
    bench.approve(GRACE, "security-lead");
    assertEquals(List.of("ir-lead"), bench.status().emptySlots());
    assertEquals(WindowState.EXPIRED, bench.outcome().state());
    assertFalse(bench.activities().calls().contains("writeLease"));
  }

  @Test
  @DisplayName("AC-10 another rulebook dismisses the plan and its votes, and asks anew")
  void anotherRulebookDismissesThePlanAndItsVotesAndAsksAnew() {
    bench.approveBoth();
    assertEquals(List.of("security-lead"), bench.awaitRound(2).emptySlots());
    assertFalse(bench.activities().calls().contains("writeLease"));
    bench.approve(GRACE, "security-lead");
    assertEquals(WindowState.REVIEWED, bench.outcome().state());
    assertEquals(
        List.of("the rulebook is not the one that the plan was made under"),
        bench.details(FactKind.DISMISSED, "reason"));
    List<String> plans = bench.details(FactKind.PLANNED, "plan");
    assertEquals(2, plans.size());
    assertTrue(plans.getFirst().contains(FakeWorld.RULEBOOK.sha256().hex()));
    assertTrue(plans.getLast().contains(FEWER.sha256().hex()));
  }

  @Test
  @DisplayName("AC-10 a vote on the earlier plan does not count for the later one")
  void aVoteOnTheEarlierPlanDoesNotCountForTheLaterOne() {
    bench.approveBoth();
    bench.awaitRound(2);
    bench.approve(RAVI, "ir-lead");
    assertEquals(List.of("security-lead"), bench.status().emptySlots());
    assertEquals(List.of("UNKNOWN_SLOT"), bench.refusalsAtTheEnd());
  }
}
