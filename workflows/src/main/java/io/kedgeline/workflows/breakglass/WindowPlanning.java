package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.approval.Ballot;
import io.kedgeline.domain.breakglass.Staleness;
import io.kedgeline.domain.breakglass.WindowChange;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.breakglass.WindowPlanner;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.breakglass.WindowWorld;
import io.kedgeline.domain.change.ChangeNeed;
import io.kedgeline.domain.governed.PlanningResult;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.course.Planner;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.Survey;
import java.time.Instant;
import java.util.Optional;

/** How a window is planned. */
final class WindowPlanning implements Planner<WindowPlan, WindowWorld> {

  private final Gatherer gatherer;

  WindowPlanning(Run<WindowState> run) {
    this.gatherer = new Gatherer(run);
  }

  @Override
  public Survey<WindowWorld> gather() {
    return gatherer.gather();
  }

  @Override
  public Optional<PlanningResult<WindowPlan>> plan(
      Act.Request asked, String execution, int round, WindowWorld world) {
    return asked
        .asks(WindowRequest.class)
        .map(window -> WindowPlanner.plan(asked.header(), window, execution, round, world));
  }

  @Override
  public Optional<String> stale(WindowPlan plan, Ballot ballot, WindowWorld world) {
    return Staleness.reason(plan, ballot, world);
  }

  @Override
  public Optional<ChangeNeed> need(WindowPlan plan, WindowWorld world, Instant now) {
    return WindowChange.need(world.rulebook().breakGlass(), plan, now);
  }

  @Override
  public Optional<Instant> start(WindowPlan plan) {
    return plan.request().start();
  }
}
