package io.kedgeline.starters.desk;

import com.google.protobuf.util.Durations;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.workflows.governed.TaskQueues;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;

/**
 * Makes sure that the engine runs what the ledger says was started, once, and that the ledger knows
 * which execution it is. A crash between the two is mended by asking again.
 */
final class RunStarter {

  private final WorkflowClient client;
  private final RunStartTable starts;

  RunStarter(WorkflowClient client, RunStartTable starts) {
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
    StartedWorkflow wanted = StartedWorkflow.of(start.run(), StartedRequest.signed(start));
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            wanted.type(),
            WorkflowOptions.newBuilder()
                .setWorkflowId(start.run().value())
                .setTaskQueue(TaskQueues.RUNBOOKS)
                .setWorkflowIdReusePolicy(
                    WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setWorkflowIdConflictPolicy(
                    WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .build());
    try {
      return stub.start(wanted.input()).getRunId();
    } catch (WorkflowExecutionAlreadyStarted there) {
      requireOurs(start.run(), wanted);
      return there.getExecution().getRunId();
    }
  }

  /** Whoever can write to the engine could have been first under this id, with another content. */
  private void requireOurs(RunId run, StartedWorkflow wanted) {
    WorkflowExecutionStartedEventAttributes began =
        client
            .fetchHistory(run.value())
            .getHistory()
            .getEvents(0)
            .getWorkflowExecutionStartedEventAttributes();
    Class<? extends Record> form = wanted.input().getClass();
    Record input =
        client
            .getOptions()
            .getDataConverter()
            .fromPayload(began.getInput().getPayloads(0), form, form);
    boolean ours =
        began.getWorkflowType().getName().equals(wanted.type())
            && began.getTaskQueue().getName().equals(TaskQueues.RUNBOOKS)
            && !Durations.isPositive(began.getWorkflowRunTimeout())
            && input.equals(wanted.input());
    if (!ours) {
      throw new DeskRefusal(
          DeskRefusal.Code.CHANGE_IN_USE,
          "the engine runs something as %s that no server started: end it there, use another change"
              .formatted(run));
    }
  }
}
