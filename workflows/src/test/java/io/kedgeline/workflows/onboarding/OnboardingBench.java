package io.kedgeline.workflows.onboarding;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.breakglass.TestIssuer;
import io.kedgeline.workflows.breakglass.TestServer;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.GovernedRun;
import io.kedgeline.workflows.governed.RunStatus;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.governed.Trust;
import io.kedgeline.workflows.wire.PayloadKeys;
import io.kedgeline.workflows.wire.WireDataConverter;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.CanceledFailure;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.crypto.spec.SecretKeySpec;

/** One onboarding on an engine whose time skips, with every port faked. */
final class OnboardingBench implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final TestServer server = new TestServer();
  private final TestWorkflowEnvironment engine;
  private final FakeMaking activities;
  private final Worker worker;

  OnboardingBench() {
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
    this.activities =
        new FakeMaking(new Trust(server.keyring(), new TestIssuer().pinned()), this::now);
    this.worker = engine.newWorker(TaskQueues.RUNBOOKS);
    worker.registerWorkflowImplementationTypes(ProfileOnboardingImpl.class);
    worker.registerActivitiesImplementations(activities);
    for (String queue : List.of(TaskQueues.PROVISION, TaskQueues.ISSUE)) {
      engine.newWorker(queue).registerActivitiesImplementations(activities);
    }
    engine.start();
  }

  FakeMaking activities() {
    return activities;
  }

  /** Starts it: maya asks. */
  void start() {
    start(server);
  }

  /** Starts it with a request that another server signed. */
  void startForged() {
    start(new TestServer());
  }

  private void start(TestServer signer) {
    ProfileOnboarding onboarding =
        engine
            .getWorkflowClient()
            .newWorkflowStub(
                ProfileOnboarding.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(ProfileWorlds.RUN.value())
                    .setTaskQueue(TaskQueues.RUNBOOKS)
                    .build());
    WorkflowClient.start(
        onboarding::run,
        new OnboardingStart(
            signer.sign(
                new Act.Request(
                    server.header(ProfileWorlds.RUN, ProfileWorlds.MAYA, now()),
                    ProfileWorlds.REQUEST))));
  }

  /** Started, and put to the vote. */
  void startVoting() {
    start();
    await(OnboardingState.AWAITING_APPROVAL);
  }

  /** Started, and approved by both. */
  void startAndApprove() {
    startVoting();
    approveBoth();
  }

  void approveBoth() {
    approve(ProfileWorlds.ADA, "profile-admin");
    approve(ProfileWorlds.GRACE, "security-lead");
  }

  ActAnswer approve(PersonId person, String slot) {
    return vote(person, Optional.of(slot), Decision.APPROVE);
  }

  ActAnswer deny(PersonId person) {
    return vote(person, Optional.empty(), Decision.DENY);
  }

  private ActAnswer vote(PersonId person, Optional<String> slot, Decision decision) {
    RunStatus status = status();
    return governed()
        .vote(
            server.sign(
                new Act.Ballot(
                    server.header(ProfileWorlds.RUN, person, now()),
                    status.execution(),
                    status.round(),
                    governed().plan().digest().orElseThrow(),
                    slot,
                    decision,
                    "",
                    Optional.empty())));
  }

  ActAnswer close(PersonId person) {
    return governed()
        .close(
            server.sign(
                new Act.Close(
                    server.header(ProfileWorlds.RUN, person, now()),
                    status().execution(),
                    "enough")));
  }

  void recheck() {
    governed().recheck();
  }

  void cancel() {
    stub().cancel();
  }

  /** Waits in real time until it stands there. */
  RunStatus await(OnboardingState wanted) {
    return await(status -> status.state() == wanted);
  }

  /** Waits until the plan of this round is put to the vote. */
  void awaitRound(int round) {
    await(status -> status.round() == round && status.state() == OnboardingState.AWAITING_APPROVAL);
  }

  /** Waits until nothing is made any more, within an activity that shall end only then. */
  void awaitGivenUp() {
    await(status ->
        status.state() != OnboardingState.MAKING && status.state() != OnboardingState.APPROVED);
  }

  private RunStatus await(Predicate<RunStatus> wanted) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    RunStatus status = status();
    while (!wanted.test(status)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still " + status);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      status = status();
    }
    return status;
  }

  /** Lets time pass until it is over. */
  OnboardingOutcome outcome() {
    return stub().getResult(OnboardingOutcome.class);
  }

  /** Lets time pass until it is over, which the engine calls canceled; where it stands then. */
  RunStatus cancelled() {
    WorkflowFailedException ended =
        assertThrows(
            WorkflowFailedException.class, () -> stub().getResult(OnboardingOutcome.class));
    assertInstanceOf(CanceledFailure.class, ended.getCause());
    return status();
  }

  /** Kinds of the facts that reached the journal, in order. */
  List<FactKind> journal() {
    return activities.journal().stream().map(fact -> fact.kind()).toList();
  }

  /** Runs the workflow's code against the history that it left; throws where they differ. */
  void replay() throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        engine.getWorkflowClient().fetchHistory(ProfileWorlds.RUN.value()), worker);
  }

  RunStatus status() {
    return governed().status();
  }

  private Instant now() {
    return Instant.ofEpochMilli(engine.currentTimeMillis());
  }

  private GovernedRun governed() {
    return engine.getWorkflowClient().newWorkflowStub(GovernedRun.class, ProfileWorlds.RUN.value());
  }

  private WorkflowStub stub() {
    return engine.getWorkflowClient().newUntypedWorkflowStub(ProfileWorlds.RUN.value());
  }

  @Override
  public void close() {
    engine.close();
  }
}
