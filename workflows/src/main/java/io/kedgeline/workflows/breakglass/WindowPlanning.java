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
import io.kedgeline.domain.window.WindowEvent;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.workflows.course.Awaited;
import io.kedgeline.workflows.course.Planner;
import io.kedgeline.workflows.course.Run;
import io.kedgeline.workflows.course.Survey;
import java.time.Instant;
import java.util.Optional;

/** How a window is planned. */
final class WindowPlanning implements Planner<WindowPlan, WindowWorld> {

  private final Run<WindowState> run;
  private final HolderKeys keys;
  private final Gatherer gatherer;

  WindowPlanning(Run<WindowState> run, HolderKeys keys) {
    this.run = run;
    this.keys = keys;
    this.gatherer = new Gatherer(run);
  }

  @Override
  public Survey<WindowWorld> gather() {
    return gatherer.gather();
  }

  @Override
  public Optional<PlanningResult<WindowPlan>> plan(
      Act.Request asked, String execution, int round, WindowWorld world) {
    Optional<PlanningResult<WindowPlan>> result =
        asked
            .asks(WindowRequest.class)
            .map(window -> WindowPlanner.plan(asked.header(), window, execution, round, world));
    result.flatMap(PlanningResult::planned).ifPresent(keys::expect);
    return result;
  }

  @Override
  public Optional<String> stale(WindowPlan plan, Ballot ballot, WindowWorld world) {
    return Staleness.reason(plan, ballot, world);
  }

  @Override
  public Optional<ChangeNeed> need(WindowPlan plan, WindowWorld world, Instant now) {
    return WindowChange.need(world.rulebook().breakGlass(), plan, now);
  }

  /** A key that was shown before is not asked for again. */
  @Override
  public Optional<Awaited> awaited(WindowPlan plan) {
    if (plan.certificate().isEmpty() || keys.presented().isPresent()) {
      return Optional.empty();
    }
    run.progress().move(WindowEvent.KEY_AWAITED);
    return Optional.of(
        new Awaited(
            plan.executeBefore(),
            () -> keys.presented().isPresent(),
            "the holder showed no key in time"));
  }

  @Override
  public Optional<Instant> start(WindowPlan plan) {
    return plan.request().start();
  }
}
