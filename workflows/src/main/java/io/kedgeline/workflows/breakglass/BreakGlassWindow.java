package io.kedgeline.workflows.breakglass;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * RB-06: opens a break-glass profile to one holder for a while, under dual control, and proves that
 * it is shut again. People speak to it through {@link io.kedgeline.workflows.governed.GovernedRun}.
 */
@WorkflowInterface
public interface BreakGlassWindow {

  /** Runs the window from request to seal. */
  @WorkflowMethod
  WindowOutcome run(WindowStart start);
}
