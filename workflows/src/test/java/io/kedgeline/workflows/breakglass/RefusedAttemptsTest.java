package io.kedgeline.workflows.breakglass;

import static io.kedgeline.workflows.breakglass.FakeWorld.GRACE;
import static io.kedgeline.workflows.breakglass.FakeWorld.MAYA;
import static io.kedgeline.workflows.breakglass.FakeWorld.OMAR;
import static io.kedgeline.workflows.breakglass.FakeWorld.RAVI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.governed.ActAnswer;
import io.temporal.client.WorkflowUpdateException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What was refused is as much a part of the record as what was done. */
@Timeout(60)
class RefusedAttemptsTest {

  private static final PersonId MALLORY = new PersonId("mallory");

  private final WindowBench bench = new WindowBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  @DisplayName("AC-50 every refused word stands in the journal with who, what and why")
  void everyRefusedWordStandsInTheJournalWithWhoWhatAndWhy() {
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.approve(MAYA, "security-lead");
    bench.approve(OMAR, "ir-lead");
    bench.approve(RAVI, "security-lead");
    bench.approve(RAVI, "chairman");
    bench.withdraw(RAVI);
    bench.approve(GRACE, "security-lead");
    bench.approve(GRACE, "ir-lead");
    bench.approve(MALLORY, "ir-lead");
    bench.close(MALLORY);
    bench.sendForged(1, "e30");
    bench.outcome();
    assertEquals(
        List.of(
            "maya SELF_APPROVAL",
            "omar SELF_APPROVAL",
            "ravi NOT_IN_GROUP",
            "ravi UNKNOWN_SLOT",
            "ravi NOTHING_TO_WITHDRAW",
            "grace ALREADY_VOTED",
            "mallory UNKNOWN_PERSON",
            "mallory NOT_IN_SCOPE",
            "unauthenticated NOT_AUTHENTIC"),
        refused().stream().map(RefusedAttemptsTest::whoAndWhy).toList());
    for (Fact fact : refused()) {
      String act = fact.detail().getOrDefault("act", "");
      String who = "\"person\":\"%s\"".formatted(fact.actor());
      assertTrue(act.contains(who) || fact.actor().equals("unauthenticated"), fact::toString);
      assertTrue(fact.detail().containsKey("signature"), fact::toString);
    }
  }

  @Test
  void whoeverOnlyPressesAgainIsNotSilencedAndFillsNoHistoryEither() {
    bench.start();
    bench.await(WindowState.AWAITING_APPROVAL);
    bench.approve(GRACE, "security-lead");
    for (int pressed = 0; pressed < 7; pressed++) {
      assertEquals("ALREADY_VOTED", code(bench.approve(GRACE, "security-lead")));
    }
    assertInstanceOf(ActAnswer.Accepted.class, bench.withdraw(GRACE));
    bench.approve(GRACE, "security-lead");
    assertThrows(
        WorkflowUpdateException.class,
        () -> {
          for (int pressed = 0; pressed < 20; pressed++) {
            bench.approve(GRACE, "security-lead");
          }
        });
    bench.outcome();
    assertEquals(17, refused().size());
  }

  private static String code(ActAnswer answer) {
    return answer instanceof ActAnswer.Refused refused ? refused.code() : "ACCEPTED";
  }

  private List<Fact> refused() {
    return bench.activities().journal().stream()
        .filter(fact -> fact.kind() == FactKind.REFUSED)
        .toList();
  }

  private static String whoAndWhy(Fact fact) {
    return fact.actor() + " " + fact.detail().get("refusal");
  }
}
