package io.kedgeline.workflows.course;

import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** Takes steps, unless somebody ends the run: then what is under way is given up at once. */
public final class UnlessEnded {

  private final Run<?> run;

  /** Steps of this run. */
  public UnlessEnded(Run<?> run) {
    this.run = run;
  }

  /**
   * Takes these steps.
   *
   * @throws io.temporal.failure.TemporalFailure when one fails, or is given up
   */
  public void take(Runnable work) {
    CancellationScope steps = Workflow.newCancellationScope(work);
    Promise<Void> taken = Async.procedure(steps::run);
    Workflow.await(() -> taken.isCompleted() || ended());
    if (!taken.isCompleted()) {
      steps.cancel("the run was ended");
    }
    taken.get();
  }

  /** Whether somebody has ended the run. */
  public boolean ended() {
    return run.approvals().ending().isPresent();
  }
}
