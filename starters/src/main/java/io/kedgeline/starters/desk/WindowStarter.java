package io.kedgeline.starters.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.workflows.breakglass.BreakGlassWindow;
import io.kedgeline.workflows.breakglass.WindowStart;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.wire.WireMapper;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
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
          WorkflowClient.start(window::run, new WindowStart(request(start)));
      return execution.getRunId();
    } catch (WorkflowExecutionAlreadyStarted there) {
      return there.getExecution().getRunId();
    }
  }

  private static SignedAct request(RunStart start) {
    try {
      return WireMapper.strict().readValue(start.request(), SignedAct.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(
          "the start of " + start.run() + " cannot be read", unreadable);
    }
  }
}
