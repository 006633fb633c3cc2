package io.kedgeline.workflows.governed;

import io.temporal.activity.ActivityOptions;

/** The names of the engine's task queues: one for each duty that a worker may have. */
public final class TaskQueues {

  /** Where runbooks run, and what reads, proves and records. */
  public static final String RUNBOOKS = "kedgeline-runbooks";

  /** Where approved changes are noted. */
  public static final String NOTARISE = "kedgeline-notarise";

  /** Where leases are written and profiles enabled. */
  public static final String OPEN = "kedgeline-open";

  /** Where leases are ended. */
  public static final String CONTAIN = "kedgeline-contain";

  /** Where roles and profiles are made. */
  public static final String PROVISION = "kedgeline-provision";

  /** Where the private CA is asked for certificates. */
  public static final String ISSUE = "kedgeline-issue";

  /** Where authorities and trust anchors are made. */
  public static final String PKI = "kedgeline-pki";

  /** Where the server is told that a schedule has come. */
  public static final String SERVER = "kedgeline-server";

  private TaskQueues() {}

  /** The same options, for activities of that queue. */
  public static ActivityOptions on(String queue, ActivityOptions options) {
    return ActivityOptions.newBuilder(options).setTaskQueue(queue).build();
  }
}
