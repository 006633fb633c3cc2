package io.kedgeline.starters.schedule;

import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduleRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says when a schedule has come, where no engine does; only of those that were applied. */
final class Ticker {

  private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

  private final ScheduleRules rules;
  private final ScheduleEngine engine;
  private final Occurrences occurrences;
  private final Beginnings beginnings;
  private final InstantSource clock;

  Ticker(
      ScheduleRules rules,
      ScheduleEngine engine,
      Occurrences occurrences,
      Beginnings beginnings,
      InstantSource clock) {
    this.rules = rules;
    this.engine = engine;
    this.occurrences = occurrences;
    this.beginnings = beginnings;
    this.clock = clock;
  }

  /** Begins whatever has come by now. */
  void tick() {
    for (Schedule schedule : rules.declared()) {
      try {
        tick(schedule, clock.instant());
      } catch (RuntimeException failed) {
        LOG.error("the schedule {} did not begin; it is tried again", schedule.name(), failed);
      }
    }
  }

  private void tick(Schedule schedule, Instant now) {
    boolean come =
        engine.find(schedule).filter(kept -> kept.pause().isEmpty()).isPresent()
            && occurrences
                .due(schedule, now)
                .filter(at -> !schedule.begins(at).isAfter(now))
                .isPresent();
    if (come) {
      Fired fired = beginnings.begin(schedule, Duration.ZERO);
      LOG.info("{}: {} {}", schedule.name(), fired.outcome(), fired.detail());
    }
  }
}
