package io.kedgeline.workflows.breakglass;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.GovernedRun;
import io.kedgeline.workflows.governed.ReviewView;
import io.kedgeline.workflows.governed.RunStatus;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.wire.PayloadKeys;
import io.kedgeline.workflows.wire.WireDataConverter;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.crypto.spec.SecretKeySpec;

/** One window on an engine whose time skips, with every port faked. */
final class WindowBench implements AutoCloseable {

  static final ChangeId CHANGE = new ChangeId("CHG-1");

  static final RunId RUN = RunId.of(RunbookId.BREAK_GLASS_WINDOW, CHANGE);

  private static final Set<WindowState> MOVES =
      Set.of(WindowState.PLANNING, WindowState.APPROVED, WindowState.OPENING, WindowState.CLOSING);

  private static final long PATIENCE_SECONDS = 20;

  private static final Duration RETRY = Duration.ofSeconds(2);

  private final TestServer server = new TestServer();
  private final TestIssuer issuer = new TestIssuer();
  private final TestWorkflowEnvironment engine;
  private final FakeActivities activities;
  private final Worker worker;
  private Optional<WindowState> waitedIn = Optional.empty();

  WindowBench() {
    this.engine =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(
                            WireDataConverter.with(
                                new PayloadKeys(
                                    "test",
                                    Map.of("test", new SecretKeySpec(new byte[32], "AES")))))
                        .build())
                .build());
    this.activities = new FakeActivities(new Trust(server.keyring(), issuer.pinned()), this::now);
    this.worker = engine.newWorker(TaskQueues.RUNBOOKS);
    worker.registerWorkflowImplementationTypes(BreakGlassWindowImpl.class);
    worker.registerActivitiesImplementations(activities);
    for (String queue : List.of(TaskQueues.NOTARISE, TaskQueues.OPEN, TaskQueues.CONTAIN)) {
      engine.newWorker(queue).registerActivitiesImplementations(activities);
    }
    engine.start();
  }

  FakeActivities activities() {
    return activities;
  }

  Instant now() {
    return Instant.ofEpochMilli(engine.currentTimeMillis());
  }

  /** Starts the window: maya asks for 30 minutes for omar. */
  void start() {
    start(Optional.empty());
  }

  /** Starts the window, which shall not open before this instant. */
  void start(Optional<Instant> notBefore) {
    WindowRequest request =
        new WindowRequest(
            CHANGE,
            FakeWorld.governed().profile(),
            FakeWorld.OMAR,
            new SourceIdentity("CN=omar"),
            Duration.ofMinutes(30),
            "a test asks for a window",
            notBefore);
    BreakGlassWindow window =
        engine
            .getWorkflowClient()
            .newWorkflowStub(
                BreakGlassWindow.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(RUN.value())
                    .setTaskQueue(TaskQueues.RUNBOOKS)
                    .build());
    WorkflowClient.start(
        window::run,
        new WindowStart(
            server.sign(new Act.Request(server.header(RUN, FakeWorld.MAYA, now()), request))));
  }

  /** Waits in real time until it stands there; time passes only for what failed and is retried. */
  RunStatus await(WindowState wanted) {
    return await(status -> status.state() == wanted);
  }

  /** Waits until the plan of this round is put to the vote. */
  RunStatus awaitRound(int round) {
    return await(
        status -> status.round() == round && status.state() == WindowState.AWAITING_APPROVAL);
  }

  /** Waits until this activity has succeeded. */
  void awaitCall(String activity) {
    await(status -> activities.calls().contains(activity));
  }

  /** How many updates stand in the history. */
  long updates() {
    return engine.getWorkflowClient().fetchHistory(RUN.value()).getEvents().stream()
        .filter(event ->
            event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)
        .count();
  }

  /** Waits likewise until it stands so. */
  RunStatus await(Predicate<RunStatus> wanted) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    int failedBefore = activities.failed();
    RunStatus status = status();
    while (!wanted.test(status)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still " + status);
      }
      if (activities.failed() > failedBefore) {
        failedBefore = activities.failed();
        engine.sleep(RETRY);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      status = status();
    }
    return status;
  }

  RunStatus status() {
    return governed().status();
  }

  ActAnswer approve(PersonId person, String slot) {
    return vote(person, Optional.of(slot), Decision.APPROVE);
  }

  ActAnswer deny(PersonId person) {
    return vote(person, Optional.empty(), Decision.DENY);
  }

  /** A no in the present round that names this plan. */
  ActAnswer deny(PersonId person, Digest plan) {
    return governed().vote(ballot(person, Optional.empty(), Decision.DENY, plan));
  }

  /** The plan that was last put to the vote. */
  Digest plan() {
    return governed().plan().digest().orElseThrow();
  }

  private ActAnswer vote(PersonId person, Optional<String> slot, Decision decision) {
    return governed().vote(ballot(person, slot, decision));
  }

  private SignedAct ballot(PersonId person, Optional<String> slot, Decision decision) {
    return ballot(person, slot, decision, plan());
  }

  private SignedAct ballot(PersonId person, Optional<String> slot, Decision decision, Digest plan) {
    RunStatus status = status();
    return server.sign(
        new Act.Ballot(
            server.header(RUN, person, now()),
            status.execution(),
            status.round(),
            plan,
            slot,
            decision,
            "",
            Optional.of(issuer.signIn(person, plan))));
  }

  ActAnswer withdraw(PersonId person) {
    return governed()
        .withdraw(
            server.sign(
                new Act.Withdrawal(server.header(RUN, person, now()), status().execution())));
  }

  ActAnswer close(PersonId person) {
    return governed()
        .close(
            server.sign(
                new Act.Close(server.header(RUN, person, now()), status().execution(), "enough")));
  }

  /** Asks for the end within an activity, and lets it end only when the workflow has gone on. */
  void closeUntilClosed(PersonId person) {
    close(person);
    await(status -> WindowState.of(status.state()).closed());
  }

  /** Somebody says that the change record moved. */
  void recheck() {
    governed().recheck();
  }

  /** Asks for the end again and again; what the engine's door refuses is refused. */
  void closeOften(PersonId person, int times) {
    for (int i = 0; i < times; i++) {
      refusedAtTheDoor(() -> close(person));
    }
  }

  /** Sends one and the same signed approval again and again. */
  void approveAgainAndAgain(PersonId person, String slot, int times) {
    SignedAct signed = ballot(person, Optional.of(slot), Decision.APPROVE);
    for (int i = 0; i < times; i++) {
      refusedAtTheDoor(() -> governed().vote(signed));
    }
  }

  /** Sends acts that nobody signed. */
  void sendForged(int times, String payload) {
    for (int i = 0; i < times; i++) {
      SignedAct forged = new SignedAct(payload, "server-1", "AAAA" + i);
      refusedAtTheDoor(() -> governed().vote(forged));
    }
  }

  /** What cannot be an act leaves no trace. */
  void refusesAtTheDoor(String payload) {
    assertThrows(
        WorkflowUpdateException.class,
        () -> governed().vote(new SignedAct(payload, "server-1", "AAAA")));
  }

  private static void refusedAtTheDoor(Runnable act) {
    try {
      act.run();
    } catch (WorkflowUpdateException refused) {
      assertTrue(String.valueOf(refused.getCause()).contains("TOO_MANY"), refused::toString);
    }
  }

  /** What the journalled facts of this kind say under this key. */
  List<String> details(FactKind kind, String key) {
    return activities.journal().stream()
        .filter(fact -> fact.kind() == kind)
        .map(fact -> fact.detail().getOrDefault(key, ""))
        .toList();
  }

  /** Lets time pass until the window is over; why which words were refused. */
  List<String> refusalsAtTheEnd() {
    outcome();
    return details(FactKind.REFUSED, "refusal");
  }

  /** How many facts of this kind by this actor reached the journal. */
  long journalled(FactKind kind, String actor) {
    return activities.journal().stream()
        .filter(fact -> fact.kind() == kind && fact.actor().equals(actor))
        .count();
  }

  /** Both slots are filled. */
  void approveBoth() {
    approve(FakeWorld.GRACE, "security-lead");
    approve(FakeWorld.RAVI, "ir-lead");
  }

  /** Started, and approved by both. */
  void startAndApprove() {
    start();
    await(WindowState.AWAITING_APPROVAL);
    approveBoth();
  }

  /** Started, approved by both and open. */
  void open() {
    startAndApprove();
    await(WindowState.OPEN);
  }

  void cancel() {
    stub().cancel();
  }

  /**
   * Cancels within an activity and lets it end only when the workflow has gone on: the test server
   * fails a workflow task that cancels an activity which has just ended, where a real one does not.
   */
  void cancelUntil(Predicate<WindowState> wanted) {
    cancel();
    await(status -> wanted.test(WindowState.of(status.state())));
  }

  /** Lets time pass until the window is over; one that has closed is reviewed at once. */
  WindowOutcome outcome() {
    reviewWhenClosed();
    return stub().getResult(WindowOutcome.class);
  }

  /** Lets time pass until the window is over, and says nothing to it any more. */
  WindowOutcome unreviewedOutcome() {
    return stub().getResult(WindowOutcome.class);
  }

  /**
   * Lets time pass until the window has closed or is over; none before it has done what it can do
   * without, or the time of an activity that is under way would run out.
   */
  RunStatus closed() {
    RunStatus status = settled();
    for (int steps = 0; !over(status); steps++) {
      if (steps > 500) {
        throw new AssertionError("still " + status);
      }
      engine.sleep(step(status));
      status = settled();
    }
    return status;
  }

  private static boolean over(RunStatus status) {
    return WindowState.of(status.state()).closed() || status.state().last();
  }

  /**
   * To the instant that it waits for; where it waits for none that is to come, or tries again what
   * failed, a minute: a longer sleep could outrun the tries.
   */
  private Duration step(RunStatus status) {
    Duration minute = Duration.ofMinutes(1);
    Duration left = Duration.between(now(), status.expires().orElse(now()));
    return left.compareTo(minute) > 0 && !MOVES.contains(status.state()) ? left : minute;
  }

  /**
   * Where it stands once it waits for time or for people, or has not moved for a while. A sleep
   * before that may last in real time: the test server never gives back the hold on time of an
   * activity that was under way when its workflow ended.
   */
  private RunStatus settled() {
    int failedBefore = activities.failed();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    RunStatus status = status();
    while (MOVES.contains(status.state())
        && !waitedIn.equals(Optional.of(WindowState.of(status.state())))
        && activities.failed() == failedBefore
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      status = status();
    }
    waitedIn = Optional.of(WindowState.of(status.state()));
    return status;
  }

  private void reviewWhenClosed() {
    if (closed().state().awaitsReview()) {
      reviewable();
      review(FakeWorld.RAVI);
    }
  }

  /** Lets the time pass in which the changes are not all known, and waits until they are listed. */
  void reviewable() {
    closed();
    engine.sleep(FakeWorld.RULEBOOK.rulebook().breakGlass().review().changesAfter());
    await(status -> governed().review().digest().isPresent());
  }

  ActAnswer review(PersonId person) {
    return review(person, governed().review().digest().orElse(Digest.ofText("nothing")));
  }

  /** This person finds that the window was misused. */
  ActAnswer findMisuse(PersonId person) {
    return review(person, governed().review().digest().orElseThrow(), Conclusion.MISUSED);
  }

  ActAnswer review(PersonId person, Digest changes) {
    return review(person, changes, Conclusion.JUSTIFIED);
  }

  private ActAnswer review(PersonId person, Digest changes, Conclusion conclusion) {
    return governed()
        .recordReview(
            server.sign(
                new Act.Review(
                    server.header(RUN, person, now()),
                    status().execution(),
                    changes,
                    conclusion,
                    "a test has looked at all of it")));
  }

  ReviewView toBeReviewed() {
    return governed().review();
  }

  ActAnswer extend(PersonId person, Duration by) {
    return governed()
        .extend(
            server.sign(
                new Act.Extension(
                    server.header(RUN, person, now()),
                    status().execution(),
                    by,
                    "the restore is not through yet")));
  }

  /** Lets this much time pass. */
  void pass(Duration time) {
    engine.sleep(time);
  }

  /**
   * Lets time pass until a cancelled window is over. The engine calls such a run canceled whatever
   * it returns; where it stands is asked.
   */
  RunStatus cancelled() {
    reviewWhenClosed();
    WorkflowFailedException ended =
        assertThrows(WorkflowFailedException.class, () -> stub().getResult(WindowOutcome.class));
    assertInstanceOf(CanceledFailure.class, ended.getCause());
    return status();
  }

  /** Kinds of the facts that reached the journal, in order. */
  List<FactKind> journal() {
    return activities.journal().stream().map(fact -> fact.kind()).toList();
  }

  /** Runs the workflow's code against the history that it left; throws where they differ. */
  void replay() throws Exception {
    WorkflowExecutionHistory history = engine.getWorkflowClient().fetchHistory(RUN.value());
    WorkflowReplayer.replayWorkflowExecution(history, worker);
  }

  private GovernedRun governed() {
    return engine.getWorkflowClient().newWorkflowStub(GovernedRun.class, RUN.value());
  }

  private WorkflowStub stub() {
    return engine.getWorkflowClient().newUntypedWorkflowStub(RUN.value());
  }

  @Override
  public void close() {
    engine.close();
  }
}
