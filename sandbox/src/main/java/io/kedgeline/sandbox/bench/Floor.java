package io.kedgeline.sandbox.bench;

import io.kedgeline.sandbox.Sandbox;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/**
 * The least that an approval can cost on this engine: one Update, and three activities one after
 * the other that do nothing, as a vote and the three acts that open a window.
 */
final class Floor implements AutoCloseable {

  private static final String QUEUE = "bench-floor";

  private final WorkflowClient client;
  private final WorkerFactory workers;
  private final Nothing nothing = new Nothing();

  Floor(Sandbox sandbox) {
    this.client = sandbox.client();
    this.workers = WorkerFactory.newInstance(client);
    Worker worker = workers.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(BareRunImpl.class);
    worker.registerActivitiesImplementations(nothing);
    workers.start();
  }

  /** A run that waits for a word. */
  @WorkflowInterface
  public interface BareRun {

    /** Waits, and does three times nothing. */
    @WorkflowMethod
    void run();

    /** The word. */
    @UpdateMethod
    void begin();
  }

  /** What is done. */
  @ActivityInterface
  public interface Idle {

    /** Nothing. */
    void idle();
  }

  /** Notes when nothing was last done. */
  static final class Nothing implements Idle {
    private volatile long last;

    @Override
    public void idle() {
      last = System.nanoTime();
    }
  }

  /** The run. */
  public static final class BareRunImpl implements BareRun {
    private final Idle idle =
        Workflow.newActivityStub(
            Idle.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());
    private boolean begun;

    @Override
    public void run() {
      Workflow.await(() -> begun);
      for (int i = 0; i < 3; i++) {
        idle.idle();
      }
    }

    @Override
    public void begin() {
      begun = true;
    }
  }

  /** From before the word until the third activity was done. */
  Duration measure() {
    BareRun run =
        client.newWorkflowStub(
            BareRun.class, WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
    WorkflowClient.start(run::run);
    long begun = System.nanoTime();
    run.begin();
    WorkflowStub.fromTyped(run).getResult(Void.class);
    return Duration.ofNanos(nothing.last - begun);
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
