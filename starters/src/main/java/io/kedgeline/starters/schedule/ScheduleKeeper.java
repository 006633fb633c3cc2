package io.kedgeline.starters.schedule;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduleRules;
import io.kedgeline.ledger.schedule.Firing;
import io.kedgeline.starters.api.ScheduleChange;
import io.kedgeline.starters.api.ScheduleView;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Makes what an engine keeps what the rulebook declares, and tells how the two stand. */
public final class ScheduleKeeper {

  private static final String DECLARED_NO_MORE = "the rulebook declares it no more";

  private final ScheduleRules rules;
  private final ScheduleEngine engine;
  private final Occurrences occurrences;
  private final InstantSource clock;

  ScheduleKeeper(
      ScheduleRules rules, ScheduleEngine engine, Occurrences occurrences, InstantSource clock) {
    this.rules = rules;
    this.engine = engine;
    this.occurrences = occurrences;
    this.clock = clock;
  }

  /** What would change, and why; nothing when all is as declared. */
  public List<ScheduleChange> diff() {
    List<ScheduleChange> changes = new ArrayList<>();
    for (Schedule declared : rules.declared()) {
      Optional<KeptSchedule> kept = engine.find(declared);
      if (kept.isEmpty()) {
        changes.add(
            new ScheduleChange(
                declared.name(), ScheduleChange.Kind.ADD, List.of("it is not applied")));
      } else if (!kept.get().differences().isEmpty()) {
        changes.add(
            new ScheduleChange(
                declared.name(), ScheduleChange.Kind.CHANGE, kept.get().differences()));
      }
    }
    for (String name : new TreeSet<>(engine.names())) {
      if (rules.find(name).isEmpty()) {
        changes.add(
            new ScheduleChange(name, ScheduleChange.Kind.REMOVE, List.of(DECLARED_NO_MORE)));
      }
    }
    return changes;
  }

  /** Makes it so; what changed. Applying again changes nothing. */
  public synchronized List<ScheduleChange> apply() {
    List<ScheduleChange> changes = diff();
    for (ScheduleChange change : changes) {
      switch (change.kind()) {
        case ADD, CHANGE -> engine.put(rules.find(change.name()).orElseThrow());
        case REMOVE -> engine.remove(change.name());
      }
    }
    return changes;
  }

  /** How each declared schedule stands. */
  public List<ScheduleView> schedules() {
    return rules.declared().stream().map(this::view).toList();
  }

  private ScheduleView view(Schedule schedule) {
    Optional<KeptSchedule> kept = engine.find(schedule);
    Optional<Firing> last = occurrences.latest(schedule, clock.instant());
    return new ScheduleView(
        schedule.name(),
        schedule.task().word(),
        schedule.at().text(),
        schedule.zone().getId(),
        schedule.overlap().word(),
        schedule.catchUp(),
        schedule.jitter(),
        kept.isPresent(),
        kept.map(KeptSchedule::differences).orElse(List.of()),
        kept.flatMap(KeptSchedule::pause).map(KeptSchedule.Pause::why),
        schedule.next(clock.instant()),
        last.map(Firing::occurrence),
        last.map(firing -> firing.outcome().name()),
        last.map(Firing::detail));
  }

  /** Pauses an applied schedule; whether there is one. */
  public boolean pause(Schedule schedule, PersonId by, String reason) {
    return engine.find(schedule).isPresent()
        && engine.pause(schedule.name(), "by %s: %s".formatted(by, reason));
  }

  /** Resumes an applied schedule; whether there is one. */
  public boolean resume(Schedule schedule, PersonId by) {
    return engine.find(schedule).isPresent() && engine.resume(schedule.name(), "resumed by " + by);
  }
}
