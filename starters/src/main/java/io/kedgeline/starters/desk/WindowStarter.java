package io.kedgeline.starters.desk;

import com.google.protobuf.util.Durations;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.workflows.breakglass.BreakGlassWindow;
import io.kedgeline.workflows.breakglass.WindowStart;
import io.kedgeline.workflows.governed.TaskQueues;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;

/**
 * Makes sure that the engine runs what the ledger says was started, once, and that the ledger knows
 * which execution it is. A crash between the two is mended by asking again.
 */
final class WindowStarter {

  private final WorkflowClient client;
  private final RunStartTable starts;

  WindowStarter(WorkflowClient client, RunStartTable starts) {
    this.client = client;
    this.starts = starts;
  }

  RunId ensureStarted(RunStart start) {
    if (start.firstExecution().isEmpty()) {
      starts.recordFirstExecution(start.run(), execution(start));
    }
    return start.run();
  }

  private String execution(RunStart start) {
    BreakGlassWindow window =
        client.newWorkflowStub(
            BreakGlassWindow.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(start.run().value())
                .setTaskQueue(TaskQueues.RUNBOOKS)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setWorkflowIdConflictPolicy(
                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .build());
    try {
      WorkflowExecution execution =
          WorkflowClient.start(window::run, new WindowStart(StartedRequest.signed(start)));
      return execution.getRunId();
    } catch (WorkflowExecutionAlreadyStarted there) {
      requireOurs(start);
      return there.getExecution().getRunId();
    }
  }

  /** Whoever can write to the engine could have been first under this id, with another content. */
  private void requireOurs(RunStart start) {
    WorkflowExecutionStartedEventAttributes began =
        client
            .fetchHistory(start.run().value())
            .getHistory()
            .getEvents(0)
            .getWorkflowExecutionStartedEventAttributes();
    WindowStart input =
        client
            .getOptions()
            .getDataConverter()
            .fromPayload(began.getInput().getPayloads(0), WindowStart.class, WindowStart.class);
    boolean ours =
        began.getWorkflowType().getName().equals(BreakGlassWindow.class.getSimpleName())
            && began.getTaskQueue().getName().equals(TaskQueues.RUNBOOKS)
            && !Durations.isPositive(began.getWorkflowRunTimeout())
            && input.request().equals(StartedRequest.signed(start));
    if (!ours) {
      throw new DeskRefusal(
          DeskRefusal.Code.CHANGE_IN_USE,
          "the engine runs something as %s that no server started: end it there, use another change"
              .formatted(start.run()));
    }
  }
}
