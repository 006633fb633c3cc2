package io.kedgeline.workflows.schedule;

import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.port.Retries;
import io.kedgeline.workflows.port.ScheduledStarts;
import io.temporal.workflow.Workflow;

/** One activity, on the server's own queue. */
public final class ScheduledStartImpl implements ScheduledStart {

  @Override
  public String run(ScheduledFor schedule) {
    return Workflow.newActivityStub(
            ScheduledStarts.class,
            TaskQueues.on(TaskQueues.SERVER, Retries.beginning(schedule.catchUp())))
        .begin(schedule);
  }
}
