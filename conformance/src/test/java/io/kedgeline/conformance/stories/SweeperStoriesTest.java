package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.SECOND_HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.activities.sweep.Sweeper;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever became of engine and workflow, a sweep reads AWS and closes what nobody may hold open.
 */
@ExtendWith(SharedSandbox.class)
class SweeperStoriesTest {

  private static final int CLEAN = 0;
  private static final int MENDED = 1;

  private final Sandbox sandbox;
  private final Story story;
  private final Holder holder;

  SweeperStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.holder = new Holder(sandbox);
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @Test
  void whatIsAtRestIsLeftAlone() {
    assertEquals(CLEAN, sweep());
  }

  @Test
  void whatSomebodyEnabledByHandIsPutToRestAndPaged() {
    sandbox.enableByHand();
    assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
    assertEquals(MENDED, sweep());
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    assertTrue(
        pages().stream().anyMatch(text -> text.contains("OPEN_WITHOUT_LEASE")), pages()::toString);
    assertEquals(CLEAN, sweep());
  }

  @Test
  void aWindowThatIsOpenIsLeftAlone() {
    RunId run = story.opened(HOLDER);
    assertEquals(CLEAN, sweep());
    assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
    story.closed(run);
  }

  @Test
  @DisplayName("AC-30 a window whose workflow is gone is swept shut after its end")
  void aWindowWhoseWorkflowIsGoneIsSweptShutAfterItsEnd() {
    RunId run = story.opened(HOLDER);
    SessionAnswer.Granted inside = assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
    terminate(run);
    sandbox.skip(Duration.ofMinutes(14));
    assertTrue(holder.call(inside.credentials()).startsWith("allowed"));
    sandbox.skip(Duration.ofMinutes(17));
    SessionAnswer.Granted late = assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
    String called = holder.call(late.credentials());
    assertTrue(called.contains("explicit deny in a session policy"), called);
    assertEquals(MENDED, sweep());
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    nobodyGetsAnotherWindowBeforeItIsReviewed(run);
  }

  @Test
  @DisplayName("AC-30 an early close that the workflow does not hear is carried out")
  void anEarlyCloseThatTheWorkflowDoesNotHearIsCarriedOut() {
    RunId run = story.opened(HOLDER);
    SessionAnswer.Granted inside = assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
    terminate(run);
    new ObjectionTable(sandbox.ledger())
        .record(run, new Objection(Objection.Kind.CLOSE, REQUESTER, sandbox.clock().instant()));
    assertEquals(CLEAN, sweep(), "the run has a little time to do it itself");
    sandbox.skip(Duration.ofMinutes(3));
    assertEquals(MENDED, sweep());
    assertTrue(holder.call(inside.credentials()).startsWith("refused"));
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    nobodyGetsAnotherWindowBeforeItIsReviewed(run);
  }

  private void nobodyGetsAnotherWindowBeforeItIsReviewed(RunId run) {
    WindowOutcome next = story.outcome(story.asked());
    assertEquals(WindowState.REJECTED, next.state());
    assertTrue(next.reason().contains("REVIEW_OWED"), next.reason());
    assertEquals("SELF_REVIEW", Story.code(story.review(run, REQUESTER)));
    assertEquals("MAY_NOT_REVIEW", Story.code(story.review(run, SECOND_HOLDER)));
    assertEquals("ACCEPTED", Story.code(story.review(run, SECURITY_LEAD)));
  }

  private void terminate(RunId run) {
    sandbox.client().newUntypedWorkflowStub(run.value()).terminate("the engine lost it");
  }

  private int sweep() {
    StringWriter said = new StringWriter();
    int code =
        ToolProvider.findFirst("kedgeline-sweep")
            .orElseThrow()
            .run(new PrintWriter(said), new PrintWriter(said), sandbox.workerSettings().toString());
    assertTrue(code == CLEAN || code == MENDED, said::toString);
    return code;
  }

  private List<String> pages() {
    return new AlertTable(sandbox.ledger())
        .of(Sweeper.runOf(sandbox.clock().instant())).stream().map(Alert::text).toList();
  }
}
