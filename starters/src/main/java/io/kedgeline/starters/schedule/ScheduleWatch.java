package io.kedgeline.starters.schedule;

import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduleRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks by itself whether what should have begun has, whatever keeps the schedules. */
final class ScheduleWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ScheduleWatch.class);

  /** So long a keeper has for applying what is declared anew. */
  private static final Duration TO_APPLY = Duration.ofHours(1);

  private final SchedulePace pace;
  private final ScheduleRules rules;
  private final ScheduleEngine engine;
  private final Occurrences occurrences;
  private final ScheduleAlerts alerts;
  private final InstantSource clock;

  ScheduleWatch(
      SchedulePace pace,
      ScheduleRules rules,
      ScheduleEngine engine,
      Occurrences occurrences,
      ScheduleAlerts alerts,
      InstantSource clock) {
    this.pace = pace;
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
    Optional<KeptSchedule> kept = engine.find(schedule);
    if (kept.isEmpty() && pace != SchedulePace.OFF) {
      notApplied(schedule, now);
    }
    kept.flatMap(KeptSchedule::pause)
        .ifPresent(pause -> tellOfToday("SCHEDULE_PAUSED", schedule, now, pause.why()));
  }

  /** Nobody says that it is time for it, unless a plain cron does. */
  private void notApplied(Schedule schedule, Instant now) {
    Instant declared = occurrences.declaredSince(schedule, now);
    if (!declared.plus(TO_APPLY).isAfter(now)) {
      tellOfToday(
          "SCHEDULE_NOT_APPLIED",
          schedule,
          now,
          "the rulebook declares it since %s, and nothing keeps it: kedgeline schedule apply"
              .formatted(declared));
    }
  }

  private void tellOfToday(String what, Schedule schedule, Instant now, String sentence) {
    alerts.tell(what, schedule.name(), now.truncatedTo(ChronoUnit.DAYS), sentence);
  }
}
