package io.kedgeline.workflows.schedule;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * Tells the server that a schedule has come. It carries no request: what needs an authority is
 * asked for by the server, by the rulebook that the server is pinned to.
 */
@WorkflowInterface
public interface ScheduledStart {

  /** Tells it, until the server has answered or it is too late; what the server says. */
  @WorkflowMethod
  String run(ScheduledFor schedule);
}
