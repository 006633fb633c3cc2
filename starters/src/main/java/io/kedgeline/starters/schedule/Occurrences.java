package io.kedgeline.starters.schedule;

import io.kedgeline.domain.schedule.Due;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.ledger.schedule.Firing;
import io.kedgeline.ledger.schedule.FiringTable;
import io.kedgeline.ledger.schedule.ScheduleTable;
import java.time.Instant;
import java.util.Optional;

/** Which occurrence of a schedule is due, by the ledger; the one that passed it by is told. */
final class Occurrences {

  private final ScheduleTable table;
  private final FiringTable firings;
  private final ScheduleAlerts alerts;

  Occurrences(ScheduleTable table, FiringTable firings, ScheduleAlerts alerts) {
    this.table = table;
    this.firings = firings;
    this.alerts = alerts;
  }

  /** The occurrence that may begin at this instant, if there is one. */
  synchronized Optional<Instant> due(Schedule schedule, Instant now) {
    Instant declared = declaredSince(schedule, now);
    Instant accounted =
        firings
            .latest(schedule.name(), now)
            .map(Firing::occurrence)
            .filter(declared::isBefore)
            .orElse(declared);
    Due due = Due.of(schedule, accounted, now);
    due.lastMissed().ifPresent(missed -> miss(schedule, missed, due.missed(), now));
    return due.now();
  }

  /** Since when it is declared like this: now, where it was not before. */
  Instant declaredSince(Schedule schedule, Instant now) {
    return table.declaredSince(schedule.name(), schedule.digest(), now);
  }

  private void miss(Schedule schedule, Instant missed, int times, Instant now) {
    String detail =
        "%s did not begin at %s%s"
            .formatted(
                schedule.task().word(),
                missed,
                times == 1 ? "" : ", nor %d times before".formatted(times - 1));
    if (firings.note(new Firing(schedule.name(), missed, Firing.Outcome.MISSED, now, detail))) {
      alerts.tell("SCHEDULE_MISSED", schedule.name(), missed, detail);
    }
  }

  /** What became of this one; the first word stands. */
  boolean note(Schedule schedule, Instant at, Firing.Outcome outcome, Instant now, String detail) {
    boolean first = firings.note(new Firing(schedule.name(), at, outcome, now, detail));
    if (first && outcome == Firing.Outcome.SKIPPED) {
      alerts.tell("SCHEDULE_SKIPPED", schedule.name(), at, detail);
    }
    return first;
  }

  /** The latest up to this instant of which it is known what became. */
  Optional<Firing> latest(Schedule schedule, Instant until) {
    return firings.latest(schedule.name(), until);
  }

  /** The latest up to this instant that began. */
  Optional<Firing> latestBegun(Schedule schedule, Instant until) {
    return firings.latestBegun(schedule.name(), until);
  }
}
