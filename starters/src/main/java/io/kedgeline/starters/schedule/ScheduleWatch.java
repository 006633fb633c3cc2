package io.kedgeline.starters.schedule;

import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduleRules;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks by itself whether what should have begun has, whatever keeps the schedules. */
final class ScheduleWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleWatch.class);

  private final ScheduleRules rules;
  private final ScheduleEngine engine;
  private final Occurrences occurrences;
  private final ScheduleAlerts alerts;
  private final InstantSource clock;

  ScheduleWatch(
      ScheduleRules rules,
      ScheduleEngine engine,
      Occurrences occurrences,
      ScheduleAlerts alerts,
      InstantSource clock) {
    this.rules = rules;
    this.engine = engine;
    this.occurrences = occurrences;
    this.alerts = alerts;
    this.clock = clock;
  }

  /** Looks at each schedule; one that cannot be looked at keeps nobody from the next. */
  void look() {
    for (Schedule schedule : rules.declared()) {
      try {
        look(schedule, clock.instant());
      } catch (RuntimeException failed) {
        LOG.error("the schedule {} was not looked at", schedule.name(), failed);
      }
    }
  }

  private void look(Schedule schedule, Instant now) {
    var unused = occurrences.due(schedule, now);
    engine
        .find(schedule)
        .flatMap(KeptSchedule::pause)
        .ifPresent(pause ->
            alerts.tell(
                "SCHEDULE_PAUSED", schedule.name(), now.truncatedTo(ChronoUnit.DAYS), pause.why()));
  }
}
