package io.kedgeline.sandbox.demo;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What failed waits a while before it is tried again: lets that while pass, once for each try. */
public final class Backoff {

  private final Sandbox sandbox;
  private final Duration each;
  private final Set<String> hastened = new HashSet<>();

  /** Lets this much pass for each try. */
  public Backoff(Sandbox sandbox, Duration each) {
    this.sandbox = sandbox;
    this.each = each;
  }

  /** Lets the time pass if something of this run waits to be tried again. */
  public void pass(RunId run) {
    boolean waits =
        pending(sandbox, run)
            .filter(activity -> activity.getAttempt() > 1)
            .anyMatch(
                activity -> hastened.add(activity.getActivityId() + "/" + activity.getAttempt()));
    if (waits && each.isPositive()) {
      sandbox.skip(each);
    }
  }

  /** The activities of this run that have not ended. */
  public static Stream<PendingActivityInfo> pending(Sandbox sandbox, RunId run) {
    return sandbox
        .client()
        .getWorkflowServiceStubs()
        .blockingStub()
        .describeWorkflowExecution(
            DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(sandbox.client().getOptions().getNamespace())
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(run.value()))
                .build())
        .getPendingActivitiesList()
        .stream();
  }
}
