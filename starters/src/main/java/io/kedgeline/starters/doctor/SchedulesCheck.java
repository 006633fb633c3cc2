package io.kedgeline.starters.doctor;

import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduleRules;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.schedule.Firing;
import io.kedgeline.ledger.schedule.FiringTable;
import io.kedgeline.ledger.schedule.ScheduleTable;
import io.kedgeline.starters.schedule.KeptSchedule;
import io.kedgeline.starters.schedule.LedgerSchedules;
import io.kedgeline.starters.schedule.ScheduleEngine;
import io.kedgeline.starters.schedule.SchedulePace;
import io.kedgeline.starters.schedule.temporal.TemporalSchedules;
import io.kedgeline.starters.server.ServerConfig;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import io.kedgeline.workflows.settings.EngineConnection;
import io.kedgeline.workflows.settings.KeyFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Whether each declared schedule is kept as declared, goes on, and lately began what it should. */
record SchedulesCheck(ServerConfig config, ScheduleRules rules) implements Check {

  /** A server looks every ten seconds. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "schedules";
  }

  @Override
  public List<Finding> findings() {
    try (LedgerDatabase ledger = LedgerDatabase.open(config.ledger())) {
      if (config.schedules() == SchedulePace.SERVER) {
        return findings(new LedgerSchedules(new ScheduleTable(ledger), config.clock()), ledger);
      }
      try (EngineConnection engine =
          EngineConnection.open(config.engine(), KeyFiles.payloadKeys(config.payloadKeys()))) {
        return findings(new TemporalSchedules(engine.client()), ledger);
      }
    }
  }

  private List<Finding> findings(ScheduleEngine engine, LedgerDatabase ledger) {
    List<Finding> findings = new ArrayList<>();
    for (Schedule declared : rules.declared()) {
      Optional<KeptSchedule> kept = engine.find(declared);
      if (kept.isEmpty()) {
        findings.add(
            ServerAilment.SCHEDULE_NOT_APPLIED.of(
                declared.name(), "is declared, and nothing keeps it"));
      } else {
        findings.addAll(findings(declared, kept.get(), ledger));
      }
    }
    for (String name : new TreeSet<>(engine.names())) {
      if (rules.find(name).isEmpty()) {
        findings.add(
            ServerAilment.SCHEDULE_DIFFERS.of(name, "is kept, and the rulebook declares it not"));
      }
    }
    return findings;
  }

  private List<Finding> findings(Schedule declared, KeptSchedule kept, LedgerDatabase ledger) {
    List<Finding> findings = new ArrayList<>();
    if (!kept.differences().isEmpty()) {
      findings.add(
          ServerAilment.SCHEDULE_DIFFERS.of(
              declared.name(), String.join("; ", kept.differences())));
    }
    kept.pause()
        .ifPresentOrElse(
            pause ->
                findings.add(
                    ServerAilment.SCHEDULE_PAUSED.of(
                        declared.name(), "since %s, %s".formatted(pause.since(), pause.why()))),
            () -> silence(declared, ledger).ifPresent(findings::add));
    return findings;
  }

  /** Whatever comes of an occurrence is written into the ledger soon after its time. */
  private Optional<Finding> silence(Schedule declared, LedgerDatabase ledger) {
    Instant now = config.clock().instant();
    Optional<Instant> since =
        new ScheduleTable(ledger).seenSince(declared.name(), declared.digest());
    if (since.isEmpty()) {
      return Optional.of(
          ServerAilment.SCHEDULE_SILENT.of(
              declared.name(), "no server has looked at it as it is declared now"));
    }
    Optional<Instant> last =
        new FiringTable(ledger).latest(declared.name(), now).map(Firing::occurrence);
    Instant accounted = last.filter(since.get()::isBefore).orElse(since.get());
    return declared
        .at()
        .latest(declared.zone(), accounted, now.minus(declared.jitter()).minus(PATIENCE), 1)
        .stream()
        .findFirst()
        .map(due ->
            ServerAilment.SCHEDULE_SILENT.of(
                declared.name(),
                "its time of %s has passed and nothing came of it; the last of which something did: %s"
                    .formatted(due, last.map(Instant::toString).orElse("none"))));
  }
}
