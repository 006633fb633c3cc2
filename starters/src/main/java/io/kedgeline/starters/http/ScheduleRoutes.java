package io.kedgeline.starters.http;

import io.kedgeline.domain.document.Fault;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.governed.Reason;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduledTask;
import io.kedgeline.starters.api.ScheduleChanges;
import io.kedgeline.starters.api.ScheduleList;
import io.kedgeline.starters.api.ScheduledRunView;
import io.kedgeline.starters.schedule.Fired;
import io.kedgeline.starters.schedule.ScheduleProcess;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code /v1/schedules}: what begins by itself. */
final class ScheduleRoutes {

  private final ScheduleProcess schedules;

  ScheduleRoutes(ScheduleProcess schedules) {
    this.schedules = schedules;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/schedules", this::list),
        Route.get("/v1/schedules/changes", this::diff),
        Route.post("/v1/schedules/changes", this::apply),
        Route.post("/v1/schedules/{schedule}/pauses", this::pause),
        Route.post("/v1/schedules/{schedule}/resumptions", this::resume),
        Route.post("/v1/scheduled-runs/{runbook}", this::start));
  }

  private Answer list(Call call) {
    return Answer.ok(new ScheduleList(schedules.keeper().schedules()));
  }

  private Answer diff(Call call) {
    return Answer.ok(new ScheduleChanges(schedules.keeper().diff(), false));
  }

  private Answer apply(Call call) {
    requireKeeper(call.person());
    return Answer.ok(new ScheduleChanges(schedules.keeper().apply(), true));
  }

  private Answer pause(Call call) {
    requireKeeper(call.person());
    Schedule schedule = schedule(call);
    String reason = call.body(ScheduleRoutes::reason);
    return applied(schedules.keeper().pause(schedule, call.person().id(), reason));
  }

  private static Optional<String> reason(Section body) {
    Optional<String> reason = body.text("reason", Reason.RULE);
    return body.sound() ? reason : Optional.empty();
  }

  private Answer resume(Call call) {
    requireKeeper(call.person());
    return applied(schedules.keeper().resume(schedule(call), call.person().id()));
  }

  private Answer applied(boolean done) {
    if (!done) {
      throw Problem.of(
          409,
          "Conflict",
          "SCHEDULE_NOT_APPLIED",
          "apply the schedule before it is paused or resumed");
    }
    return Answer.ok(new ScheduleList(schedules.keeper().schedules()));
  }

  /** A keeper says that it is time: what is due, the rulebook and the ledger say. */
  private Answer start(Call call) {
    requireKeeper(call.person());
    Schedule schedule =
        Optional.of(call.inPath("runbook"))
            .filter(RunbookId.BREAK_GLASS_DRILL.code()::equals)
            .flatMap(drill -> schedules.rules().starting(ScheduledTask.DRILL))
            .orElseThrow(() ->
                Problem.badBody(
                    List.of(new Fault("runbook", "must be one that the rulebook schedules"))));
    Fired fired = schedules.beginnings().begin(schedule, Duration.ZERO);
    return Answer.ok(
        new ScheduledRunView(fired.outcome().name(), fired.occurrence(), fired.detail()));
  }

  private Schedule schedule(Call call) {
    return schedules
        .rules()
        .find(call.inPath("schedule"))
        .orElseThrow(() ->
            Problem.of(
                404,
                "No such schedule",
                "SCHEDULE_UNKNOWN",
                "the rulebook declares no such schedule"));
  }

  private void requireKeeper(Person person) {
    if (schedules.rules().keepers().stream().noneMatch(person::standsIn)) {
      throw Problem.of(
          403,
          "May not keep schedules",
          "KEEPER_NOT_ALLOWED",
          "only active members of %s may do that".formatted(schedules.rules().keepers()));
    }
  }
}
