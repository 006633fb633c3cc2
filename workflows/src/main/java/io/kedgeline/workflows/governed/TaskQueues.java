package io.kedgeline.workflows.governed;

/** The names of the engine's task queues. */
public final class TaskQueues {

  /** Where runbooks and their activities run. */
  public static final String RUNBOOKS = "kedgeline-runbooks";

  private TaskQueues() {}
}
