package io.kedgeline.starters.schedule;

import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.drill.DrillFigures;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.DrillRules;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.schedule.ScheduleTable;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when a drill is missing: its time and the grace have passed, and its journal does not say
 * that it was open and closed with proof. Why it is missing does not matter: a pause, a quorum that
 * nobody gave and a server that was down are all found.
 */
final class DrillWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DrillWatch.class);

  private final DrillRules rules;
  private final Schedule schedule;
  private final ScheduleTable table;
  private final JournalTable journal;
  private final ScheduleAlerts alerts;
  private final InstantSource clock;

  DrillWatch(
      DrillRules rules,
      Schedule schedule,
      ScheduleTable table,
      JournalTable journal,
      ScheduleAlerts alerts,
      InstantSource clock) {
    this.rules = rules;
    this.schedule = schedule;
    this.table = table;
    this.journal = journal;
    this.alerts = alerts;
    this.clock = clock;
  }

  void look() {
    try {
      Instant now = clock.instant();
      Instant declared = table.declaredSince(schedule.name(), schedule.digest(), now);
      schedule
          .at()
          .latest(schedule.zone(), declared, now.minus(rules.grace()), 1)
          .forEach(this::lookAt);
    } catch (RuntimeException failed) {
      LOG.error("nobody looked whether a drill is missing", failed);
    }
  }

  private void lookAt(Instant occurrence) {
    RunId run = RunId.ofWindow(ChangeId.ofDrill(occurrence));
    boolean done =
        DrillFigures.of(journal.read(run).stream().map(JournalEntry::fact).toList()).done();
    if (!done) {
      alerts.tell(
          "DRILL_MISSING",
          run.value(),
          occurrence,
          "the drill of %s was not opened and closed with proof within %s"
              .formatted(occurrence, rules.grace()));
    }
  }
}
