package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import io.kedgeline.domain.identity.GroupName;
import io.kedgeline.domain.schedule.Cron;
import io.kedgeline.domain.schedule.Overlap;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduleRules;
import io.kedgeline.domain.schedule.ScheduledTask;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code schedules}. */
final class SchedulesPart {

  static final int MOST_SCHEDULES = 50;

  private SchedulesPart() {}

  static Optional<ScheduleRules> read(Section section) {
    Set<GroupName> keepers =
        section.names(
            "keepers", BreakGlassRules.MOST_GROUPS, "a group is listed once", GroupName::new);
    Unique<String> names = new Unique<>("schedule names must differ", section.faults());
    Unique<ScheduledTask> tasks = new Unique<>("one schedule starts each thing", section.faults());
    List<Schedule> schedules = new ArrayList<>();
    for (Section entry : section.sections("declared", MOST_SCHEDULES)) {
      schedule(entry, names, tasks).ifPresent(schedules::add);
    }
    return section.sound() ? Optional.of(new ScheduleRules(keepers, schedules)) : Optional.empty();
  }

  private static Optional<Schedule> schedule(
      Section entry, Unique<String> names, Unique<ScheduledTask> tasks) {
    Optional<String> name = entry.text("name", NameShape.LABEL);
    Optional<ScheduledTask> task = entry.named("starts", ScheduledTask::of);
    Optional<Cron> at = entry.named("at", Cron::new);
    Optional<ZoneId> zone = entry.named("zone", Schedule::zoneOf);
    Optional<Overlap> overlap = entry.named("overlap", Overlap::of);
    Optional<Duration> catchUp = entry.duration("catchUp", DurationLimit.CATCH_UP);
    Optional<Duration> jitter = entry.duration("jitter", DurationLimit.JITTER);
    names.take(name, entry.at("name"));
    tasks.take(task, entry.at("starts"));
    return entry.sound()
        ? entry.checked(() ->
            new Schedule(
                name.orElseThrow(),
                task.orElseThrow(),
                at.orElseThrow(),
                zone.orElseThrow(),
                overlap.orElseThrow(),
                catchUp.orElseThrow(),
                jitter.orElseThrow()))
        : Optional.empty();
  }
}
