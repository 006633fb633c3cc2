package io.kedgeline.workflows.enrollment;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javax.crypto.spec.SecretKeySpec;

/** One enrollment on an engine whose time skips, with every port faked. */
final class EnrollmentBench implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final TestServer server = new TestServer();
  private final TestWorkflowEnvironment engine;
  private final FakeEnrollment activities;
  private final Worker worker;

  EnrollmentBench() {
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
        new FakeEnrollment(new Trust(server.keyring(), new TestIssuer().pinned()), this::now);
    this.worker = engine.newWorker(TaskQueues.RUNBOOKS);
    worker.registerWorkflowImplementationTypes(ConsumerEnrollmentImpl.class);
    worker.registerActivitiesImplementations(activities);
    engine.newWorker(TaskQueues.ISSUE).registerActivitiesImplementations(activities);
    engine.start();
  }

  FakeEnrollment activities() {
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
    ConsumerEnrollment enrollment =
        engine
            .getWorkflowClient()
            .newWorkflowStub(
                ConsumerEnrollment.class,
                WorkflowOptions.newBuilder()
                    .setWorkflowId(EnrollmentWorlds.RUN.value())
                    .setTaskQueue(TaskQueues.RUNBOOKS)
                    .build());
    WorkflowClient.start(
        enrollment::run,
        new EnrollmentStart(
            signer.sign(
                new Act.Request(
                    server.header(EnrollmentWorlds.RUN, EnrollmentWorlds.MAYA, now()),
                    EnrollmentWorlds.REQUEST))));
  }

  /** Started, and put to the vote. */
  void startVoting() {
    start();
    await(EnrollmentState.AWAITING_APPROVAL);
  }

  /** Started and approved, and the device may show its request. */
  void startAwaiting() {
    startVoting();
    approve();
    await(EnrollmentState.AWAITING_DEVICE);
  }

  /** The same, and the device has shown it. */
  void startAndPresent() {
    startAwaiting();
    present();
  }

  ActAnswer approve() {
    return approve(EnrollmentWorlds.ADA, "profile-admin");
  }

  ActAnswer present() {
    return present(presentation(EnrollmentWorlds.LAPTOP, EnrollmentWorlds.ANALYST));
  }

  ActAnswer present(Act.Presentation shown) {
    return enrollment().present(server.sign(shown));
  }

  /** What some server shows that the run does not know. */
  ActAnswer presentForged() {
    return enrollment()
        .present(
            new TestServer().sign(presentation(EnrollmentWorlds.LAPTOP, EnrollmentWorlds.ANALYST)));
  }

  Act.Presentation presentation(DeviceId device, Persona persona) {
    return presentation(device, persona, EnrollmentWorlds.OLGA, status().execution());
  }

  Act.Presentation presentation(
      DeviceId device, Persona persona, PersonId issuer, String execution) {
    return new Act.Presentation(
        server.header(EnrollmentWorlds.RUN, issuer, now()),
        execution,
        device,
        persona,
        Digest.ofText("a token"),
        "a request in PEM");
  }

  void certificateSeen() {
    enrollment().certificateSeen();
  }

  Optional<BootstrapBundle> bundle() {
    return enrollment().bundle().bundle();
  }

  /** Lets so much time pass on the engine. */
  void pass(Duration time) {
    engine.sleep(time);
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
                    server.header(EnrollmentWorlds.RUN, person, now()),
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
                    server.header(EnrollmentWorlds.RUN, person, now()),
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
  RunStatus await(EnrollmentState wanted) {
    return await(status -> status.state() == wanted);
  }

  /** Waits until the plan of this round is put to the vote. */
  void awaitRound(int round) {
    await(status -> status.round() == round && status.state() == EnrollmentState.AWAITING_APPROVAL);
  }

  /** Waits until it is given up, within an activity that shall end only then. */
  void awaitGivenUp() {
    await(status -> status.state().phase() == Phase.UNDOING || status.state().last());
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
  EnrollmentOutcome outcome() {
    return stub().getResult(EnrollmentOutcome.class);
  }

  /** Lets time pass until it is over, which the engine calls canceled; where it stands then. */
  RunStatus cancelled() {
    WorkflowFailedException ended =
        assertThrows(
            WorkflowFailedException.class, () -> stub().getResult(EnrollmentOutcome.class));
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
        engine.getWorkflowClient().fetchHistory(EnrollmentWorlds.RUN.value()), worker);
  }

  RunStatus status() {
    return governed().status();
  }

  private Instant now() {
    return Instant.ofEpochMilli(engine.currentTimeMillis());
  }

  private GovernedRun governed() {
    return engine
        .getWorkflowClient()
        .newWorkflowStub(GovernedRun.class, EnrollmentWorlds.RUN.value());
  }

  private EnrollmentRun enrollment() {
    return engine
        .getWorkflowClient()
        .newWorkflowStub(EnrollmentRun.class, EnrollmentWorlds.RUN.value());
  }

  private WorkflowStub stub() {
    return engine.getWorkflowClient().newUntypedWorkflowStub(EnrollmentWorlds.RUN.value());
  }

  @Override
  public void close() {
    engine.close();
  }
}
