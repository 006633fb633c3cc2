package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.course.Acting;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.Survey;
import io.kedgeline.workflows.port.GatherRequest;
import io.kedgeline.workflows.port.Gathered;
import io.kedgeline.workflows.port.Gathering;
import io.kedgeline.workflows.port.Retries;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;

/** Has the state of the world read, and believes from then on whom it names. */
final class Gatherer {

  private final Run<WindowState> run;
  private final Gathering gathering = Workflow.newActivityStub(Gathering.class, Retries.opening());

  Gatherer(Run<WindowState> run) {
    this.run = run;
  }

  Survey<WindowWorld> gather() {
    Gathered gathered =
        new Acting(run)
            .carrying(facts -> gathering.gather(new GatherRequest(run.id(), run.request(), facts)))
            .orElseThrow(() ->
                ApplicationFailure.newNonRetryableFailure(
                    "the engine gave no answer to gather", "FOREIGN_ANSWER"));
    WindowWorld world = gathered.world();
    run.approvals().believe(gathered.trust(), world.directory(), world.rulebook().breakGlass());
    return new Survey<>(world, gathered.trust());
  }
}
