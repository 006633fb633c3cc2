package io.kedgeline.workers.doctor;

import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.registry.SweepTable;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workflows.doctor.Check;
import io.kedgeline.workflows.doctor.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Whether the ledger's schema is this version's, its clock is ours, and somebody sweeps. */
final class LedgerCheck implements Check {

  private static final Duration SKEW = Duration.ofSeconds(5);
  private static final Duration OVERDUE = Duration.ofMinutes(15);

  private final WorkerConfig config;
  private final LedgerDatabase ledger;

  LedgerCheck(WorkerConfig config, LedgerDatabase ledger) {
    this.config = config;
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "ledger";
  }

  boolean isMigrated() {
    return LedgerDatabase.pendingMigrations(config.ledger().distinct().getFirst()).isEmpty();
  }

  @Override
  public List<Finding> findings() {
    List<String> pending = LedgerDatabase.pendingMigrations(config.ledger().distinct().getFirst());
    if (!pending.isEmpty()) {
      return List.of(
          Ailment.LEDGER_NOT_MIGRATED.of(
              config.ledger().url(), "lacks " + String.join(", ", pending)));
    }
    List<Finding> findings = new ArrayList<>();
    Duration skew = Duration.between(ledger.now(), Instant.now()).abs();
    if (skew.compareTo(SKEW) > 0) {
      findings.add(
          Ailment.CLOCK_ASKEW.of(
              config.ledger().url(), "its clock and this machine's are %s apart".formatted(skew)));
    }
    new SweepTable(ledger)
        .sinceLast()
        .filter(past -> past.compareTo(OVERDUE) > 0)
        .ifPresent(past ->
            findings.add(
                Ailment.SWEEP_OVERDUE.of(
                    config.ledger().url(), "the last sweep was made %s ago".formatted(past))));
    return findings;
  }
}
