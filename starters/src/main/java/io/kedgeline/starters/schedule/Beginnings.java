package io.kedgeline.starters.schedule;

import io.kedgeline.domain.schedule.Overlap;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduledTask;
import io.kedgeline.ledger.schedule.Firing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The one way in which anything begins by itself, whoever says that it is time: an engine, the
 * ticker, a plain cron. What is due, and whether it began already, stands in the ledger; so nobody
 * who says so can make anything begin that the rulebook does not declare, or twice.
 */
public final class Beginnings {

  private final Map<ScheduledTask, Startable> tasks;
  private final ScheduleEngine engine;
  private final Occurrences occurrences;
  private final InstantSource clock;

  Beginnings(
      Map<ScheduledTask, Startable> tasks,
      ScheduleEngine engine,
      Occurrences occurrences,
      InstantSource clock) {
    this.tasks = Map.copyOf(tasks);
    this.engine = engine;
    this.occurrences = occurrences;
    this.clock = clock;
  }

  /**
   * Begins what is due of this schedule.
   *
   * @param ahead how far the clock of whoever says that it is time may be ahead of ours
   * @throws RuntimeException when it cannot begin now; it is due still
   */
  public synchronized Fired begin(Schedule schedule, Duration ahead) {
    Instant now = clock.instant();
    Optional<Instant> due =
        occurrences.due(schedule, now).or(() -> occurrences.due(schedule, now.plus(ahead)));
    Optional<KeptSchedule.Pause> pause = engine.find(schedule).flatMap(KeptSchedule::pause);
    if (pause.isPresent()) {
      return new Fired(Fired.Outcome.PAUSED, due, "the schedule is paused: " + pause.get().why());
    }
    return due.map(at -> begin(schedule, at, now))
        .orElseGet(() -> earlier(schedule, now.plus(ahead)));
  }

  private Fired begin(Schedule schedule, Instant at, Instant now) {
    Startable task = Objects.requireNonNull(tasks.get(schedule.task()));
    Optional<Firing> goingOn =
        schedule.overlap() == Overlap.SKIP
            ? occurrences.latestBegun(schedule, at).filter(last -> !task.over(last))
            : Optional.empty();
    if (goingOn.isPresent()) {
      String detail = "%s of %s is not over".formatted(goingOn.get().detail(), goingOn.get().at());
      occurrences.note(schedule, at, Firing.Outcome.SKIPPED, now, detail);
      return new Fired(Fired.Outcome.SKIPPED, Optional.of(at), detail);
    }
    String detail = task.begin(schedule, at);
    boolean first = occurrences.note(schedule, at, Firing.Outcome.BEGUN, now, detail);
    return new Fired(first ? Fired.Outcome.BEGUN : Fired.Outcome.EXISTS, Optional.of(at), detail);
  }

  private Fired earlier(Schedule schedule, Instant until) {
    return occurrences
        .latest(schedule, until)
        .map(last -> new Fired(outcome(last), Optional.of(last.occurrence()), last.detail()))
        .orElseGet(() ->
            new Fired(
                Fired.Outcome.NOT_DUE,
                Optional.empty(),
                "no occurrence has come since the schedule was declared"));
  }

  private static Fired.Outcome outcome(Firing last) {
    return switch (last.outcome()) {
      case BEGUN -> Fired.Outcome.EXISTS;
      case SKIPPED -> Fired.Outcome.SKIPPED;
      case MISSED -> Fired.Outcome.MISSED;
    };
  }
}
