package io.kedgeline.workers.sweep;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AnchorSettler;
import io.kedgeline.activities.aws.AwsClosingActs;
import io.kedgeline.activities.aws.ProfileSettler;
import io.kedgeline.activities.aws.RoleSettler;
import io.kedgeline.activities.sweep.SweepFinding;
import io.kedgeline.activities.sweep.SweepPace;
import io.kedgeline.activities.sweep.SweepRecord;
import io.kedgeline.activities.sweep.Sweeper;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.ledger.registry.SweepTable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Sweeps of one ledger and one AWS identity. */
public final class Sweeping {

  private final Sweeper sweeper;
  private final SweepTable table;
  private final AlertTable alerts;
  private final InstantSource clock;

  /**
   * Sweeps the profiles of these rules.
   *
   * @param canary the probe that an open window lets in besides its holders
   */
  public Sweeping(
      LedgerDatabase ledger,
      AccountSessions sessions,
      BreakGlassRules rules,
      SourceIdentity canary,
      InstantSource clock) {
    ClaimTable claims = new ClaimTable(ledger);
    AnchorSettler anchors = new AnchorSettler(claims, rules, clock);
    ProfileSettler settler =
        new ProfileSettler(claims, anchors, canary, rules.sessionDuration(), clock);
    this.table = new SweepTable(ledger);
    this.alerts = new AlertTable(ledger);
    this.clock = clock;
    this.sweeper =
        new Sweeper(
            sessions,
            new AwsClosingActs(
                sessions,
                settler,
                anchors,
                new RoleSettler(claims, canary, clock),
                claims,
                rules.sessionDuration(),
                clock),
            settler,
            anchors,
            claims,
            new ObjectionTable(ledger),
            new SweepRecord(new JournalTable(ledger), alerts, table),
            rules,
            SweepPace.halfOfTheQuota(),
            clock);
  }

  /** Sweeps now, whoever else does. */
  List<SweepFinding> once() {
    return sweeper.sweep();
  }

  /** Sweeps, if the turn is the caller's: of all who share a ledger, one sweeps at each beat. */
  public Turn inTurn(Duration every) {
    return table
        .take(every)
        .<Turn>map(Turn.AnothersTurn::new)
        .orElseGet(() -> new Turn.Swept(sweeper.sweep()));
  }

  /** Pages somebody because sweeps keep failing. */
  public void alarm(String sentence) {
    Instant now = clock.instant();
    RunId run = Sweeper.runOf(now);
    alerts.append(new Alert(run + "/failing/" + now, run, "SEV", now, sentence));
  }
}
