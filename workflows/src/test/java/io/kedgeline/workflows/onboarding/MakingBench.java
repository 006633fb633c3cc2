package io.kedgeline.workflows.onboarding;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.RunId;
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
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.crypto.spec.SecretKeySpec;

/**
 * One making on an engine whose time skips, with every port faked.
 *
 * @param <F> its ports
 */
public abstract class MakingBench<F extends FakePorts<?>> implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 20;

  private final TestServer server = new TestServer();
  private final TestWorkflowEnvironment engine;
  private final Asked asked;
  private final F activities;
  private final Worker worker;

  /**
   * Who asks for what, and who approves it.
   *
   * @param run the run
   * @param workflow the workflow's interface
   * @param implementation what runs it
   * @param request what is asked
   * @param requester who asks
   * @param slots who fills each slot
   * @param queues where its acts are done
   */
  public record Asked(
      RunId run,
      Class<?> workflow,
      Class<?> implementation,
      RunRequest request,
      PersonId requester,
      Map<String, PersonId> slots,
      List<String> queues) {}

  /** A making of what is asked, with these ports. */
  protected MakingBench(Asked asked, BiFunction<Trust, Supplier<Instant>, F> ports) {
    this.asked = asked;
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
        ports.apply(new Trust(server.keyring(), new TestIssuer().pinned()), this::now);
    this.worker = engine.newWorker(TaskQueues.RUNBOOKS);
    worker.registerWorkflowImplementationTypes(asked.implementation());
    worker.registerActivitiesImplementations(activities);
    for (String queue : asked.queues()) {
      engine.newWorker(queue).registerActivitiesImplementations(activities);
    }
    engine.start();
  }

  public F activities() {
    return activities;
  }

  /** Starts it: maya asks. */
  public void start() {
    start(server);
  }

  /** Starts it with a request that another server signed. */
  public void startForged() {
    start(new TestServer());
  }

  private void start(TestServer signer) {
    engine
        .getWorkflowClient()
        .newUntypedWorkflowStub(
            asked.workflow().getSimpleName(),
            WorkflowOptions.newBuilder()
                .setWorkflowId(asked.run().value())
                .setTaskQueue(TaskQueues.RUNBOOKS)
                .build())
        .start(
            new OnboardingStart(
                signer.sign(
                    new Act.Request(
                        server.header(asked.run(), asked.requester(), now()), asked.request()))));
  }

  /** Started, and put to the vote. */
  public void startVoting() {
    start();
    await(OnboardingState.AWAITING_APPROVAL);
  }

  /** Started, and approved by both. */
  public void startAndApprove() {
    startVoting();
    approveBoth();
  }

  public void approveBoth() {
    asked.slots().forEach((slot, person) -> approve(person, slot));
  }

  public ActAnswer approve(PersonId person, String slot) {
    return vote(person, Optional.of(slot), Decision.APPROVE);
  }

  public ActAnswer deny(PersonId person) {
    return vote(person, Optional.empty(), Decision.DENY);
  }

  private ActAnswer vote(PersonId person, Optional<String> slot, Decision decision) {
    RunStatus status = status();
    return governed()
        .vote(
            server.sign(
                new Act.Ballot(
                    server.header(asked.run(), person, now()),
                    status.execution(),
                    status.round(),
                    governed().plan().digest().orElseThrow(),
                    slot,
                    decision,
                    "",
                    Optional.empty())));
  }

  public ActAnswer close(PersonId person) {
    return governed()
        .close(
            server.sign(
                new Act.Close(
                    server.header(asked.run(), person, now()), status().execution(), "enough")));
  }

  public void recheck() {
    governed().recheck();
  }

  public void cancel() {
    stub().cancel();
  }

  /** Waits in real time until it stands there. */
  public RunStatus await(OnboardingState wanted) {
    return await(status -> status.state() == wanted);
  }

  /** Waits until the plan of this round is put to the vote. */
  public void awaitRound(int round) {
    await(status -> status.round() == round && status.state() == OnboardingState.AWAITING_APPROVAL);
  }

  /** Waits until nothing is made any more, within an activity that shall end only then. */
  public void awaitGivenUp() {
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
  public OnboardingOutcome outcome() {
    return stub().getResult(OnboardingOutcome.class);
  }

  /** Lets time pass until it is over, which the engine calls canceled; where it stands then. */
  public RunStatus cancelled() {
    WorkflowFailedException ended =
        assertThrows(
            WorkflowFailedException.class, () -> stub().getResult(OnboardingOutcome.class));
    assertInstanceOf(CanceledFailure.class, ended.getCause());
    return status();
  }

  /** Kinds of the facts that reached the journal, in order. */
  public List<FactKind> journal() {
    return activities.journal().stream().map(fact -> fact.kind()).toList();
  }

  /** Runs the workflow's code against the history that it left; throws where they differ. */
  public void replay() throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        engine.getWorkflowClient().fetchHistory(asked.run().value()), worker);
  }

  public RunStatus status() {
    return governed().status();
  }

  private Instant now() {
    return Instant.ofEpochMilli(engine.currentTimeMillis());
  }

  private GovernedRun governed() {
    return engine.getWorkflowClient().newWorkflowStub(GovernedRun.class, asked.run().value());
  }

  private WorkflowStub stub() {
    return engine.getWorkflowClient().newUntypedWorkflowStub(asked.run().value());
  }

  @Override
  public void close() {
    engine.close();
  }
}
