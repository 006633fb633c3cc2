package io.kedgeline.conformance.stories;

import static io.kedgeline.conformance.stories.SweepOnce.CLEAN;
import static io.kedgeline.conformance.stories.SweepOnce.MENDED;
import static io.kedgeline.conformance.stories.SweepOnce.UNPROVEN;
import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECOND_HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.MoreTimeGiven;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workers.WorkerProcess;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Whatever became of engine and workflow, a sweep reads AWS and closes what nobody may hold open.
 */
@ExtendWith(SharedSandbox.class)
class SweeperStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final Holder holder;
  private final SweepOnce sweep;

  SweeperStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.holder = new Holder(sandbox);
    this.sweep = new SweepOnce(sandbox);
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
  void eachTimeThatSomebodyEnablesItByHandIsPagedForItself() {
    sandbox.enableByHand();
    assertEquals(MENDED, sweep());
    long before = pages().size();
    sandbox.enableByHand();
    assertEquals(MENDED, sweep());
    assertEquals(before + 1, pages().size());
  }

  @Test
  void aWorkerSweepsByItselfAndEndsWithIt() throws IOException {
    Path settings = sandbox.workerSettings().resolveSibling("sweeping-worker.properties");
    Files.writeString(
        settings,
        Files.readString(sandbox.workerSettings())
            .replace("sweep.every=off", "sweep.every=PT1S\nhealth.port=0"));
    sandbox.enableByHand();
    WorkerProcess worker = WorkerProcess.start(WorkerConfig.read(settings));
    try {
      Waiting.until(
          () -> Optional.of(holder.ask()), SessionAnswer.Refused.class::isInstance, "a sweep");
    } finally {
      worker.close();
    }
    assertTrue(
        Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("sweep")));
  }

  @Test
  void aWindowThatEndedJustNowPagesNobody() {
    RunId run = story.opened(HOLDER);
    terminate(run);
    sandbox.skip(Duration.ofMinutes(31));
    long before = pages().size();
    assertEquals(MENDED, sweep());
    assertEquals(before, pages().size());
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    story.review(run, SECURITY_LEAD);
  }

  @Test
  void whatCannotBeSweptPagesOnceWhileItLasts() {
    everyWindowOfAnotherStoryIsOver();
    long before = pages().size();
    sandbox
        .aws()
        .levers()
        .faults()
        .add(Fault.error("rolesanywhere", "GetProfile", 403, "AccessDeniedException"));
    try {
      IntStream.range(0, 5).forEach(again -> assertEquals(UNPROVEN, sweep()));
    } finally {
      sandbox.aws().levers().faults().clear();
    }
    assertEquals(before + profiles(), pages().size());
    assertEquals(CLEAN, sweep());
  }

  /**
   * One that was closed before its end is closed once more by a sweep that follows on such a one.
   */
  private void everyWindowOfAnotherStoryIsOver() {
    sandbox.skip(Duration.ofMinutes(61));
  }

  /** How many there are to sweep: each is told by itself. */
  private int profiles() {
    return sandbox.rulebook().rulebook().breakGlass().profiles().size();
  }

  @Test
  void whileAllIsWellASweepCostsOneSessionAndEachProfileALookAtItItsTagsAndItsOwnAnchor() {
    int before = sandbox.aws().calls().size();
    assertEquals(CLEAN, sweep());
    assertEquals(
        Stream.concat(
                Stream.of("AssumeRole"),
                sandbox.rulebook().rulebook().breakGlass().profiles().stream()
                    .flatMap(SweeperStoriesTest::looks))
            .toList(),
        sandbox.aws().calls().stream().skip(before).map(AwsCall::operation).toList());
  }

  private static Stream<String> looks(BreakGlassProfile profile) {
    return Stream.concat(
        Stream.of("GetProfile", "ListTagsForResource"),
        profile.holderCertificate().stream().map(terms -> "GetTrustAnchor"));
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
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      assertTrue(root.unnoted(), "whoever may enable could enable it again");
    }
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
    whoeverGotMoreTimeDoesNotReviewIt(run, RESPONSE_LEAD);
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

  /** Neither where the run is gone nor through a task that tells of no wish for more time. */
  private void whoeverGotMoreTimeDoesNotReviewIt(RunId run, PersonId asker) {
    try (LedgerDatabase worker =
        LedgerDatabase.open(
            WorkerConfig.read(sandbox.workerSettings()).ledger().of(WorkerDuty.RUNBOOKS))) {
      new JournalTable(worker)
          .append(
              run,
              List.of(
                  Fact.of(
                      "activity/story/1/1/intent",
                      FactKind.INTENT,
                      sandbox.clock().instant(),
                      "worker/Extend",
                      Map.of("operation", "EXTEND", MoreTimeGiven.ASKED_BY, asker.value()))));
      assertEquals("SELF_REVIEW", Story.code(story.review(run, asker)));
      assertEquals(Optional.of(Refusal.SELF_REVIEW), ReviewTask.of(sandbox, worker, run, asker));
    }
  }

  private void terminate(RunId run) {
    sandbox.client().newUntypedWorkflowStub(run.value()).terminate("the engine lost it");
  }

  private int sweep() {
    return sweep.exit();
  }

  private List<String> pages() {
    return sweep.pages();
  }
}
