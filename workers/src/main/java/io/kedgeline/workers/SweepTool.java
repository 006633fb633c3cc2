package io.kedgeline.workers;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.AwsClosingActs;
import io.kedgeline.activities.aws.ProfileSettler;
import io.kedgeline.activities.aws.RoleSettler;
import io.kedgeline.activities.sweep.SweepFinding;
import io.kedgeline.activities.sweep.SweepRecord;
import io.kedgeline.activities.sweep.Sweeper;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.spi.ToolProvider;

/**
 * {@code kedgeline sweep}: one sweep with the settings of a worker that contains; needs no engine.
 */
public final class SweepTool implements ToolProvider {

  private static final int CLEAN = 0;
  private static final int MENDED = 1;
  private static final int WRONG_INPUT = 2;
  private static final int UNPROVEN = 6;
  private static final int UNREACHABLE = 7;

  @Override
  public String name() {
    return "kedgeline-sweep";
  }

  /**
   * Sweeps once: 0 when all was as it must be, 1 when something had to be put right, 6 when
   * something could not be, 7 when the ledger does not answer, without which nobody can tell what
   * is rightly open: then nothing is changed.
   */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    if (args.length != 1) {
      err.println("sweep: give the worker's settings file");
      return WRONG_INPUT;
    }
    try {
      List<SweepFinding> findings =
          sweep(WorkerConfig.read(Path.of(args[0]), Set.of(WorkerDuty.CONTAIN)));
      for (SweepFinding finding : findings) {
        out.printf("%-20s %s: %s%n", finding.kind(), finding.profile(), finding.sentence());
      }
      out.printf("swept: %d finding%s%n", findings.size(), findings.size() == 1 ? "" : "s");
      out.flush();
      return exitCode(findings);
    } catch (RuntimeException unusable) {
      if (LedgerUnreachable.causes(unusable)) {
        err.println(
            "sweep: the ledger does not answer, so nobody can tell what is rightly open: nothing was"
                + " changed. What was opened ends by AWS's own clock. To end it now, disable the"
                + " profile by hand (RB-06, If it goes wrong)");
        return UNREACHABLE;
      }
      err.println("sweep: " + unusable.getMessage());
      return WRONG_INPUT;
    }
  }

  private static int exitCode(List<SweepFinding> findings) {
    if (findings.isEmpty()) {
      return CLEAN;
    }
    return findings.stream().anyMatch(f -> f.kind() == SweepFinding.Kind.NOT_SWEPT)
        ? UNPROVEN
        : MENDED;
  }

  private static List<SweepFinding> sweep(WorkerConfig config) {
    Rulebook rulebook = RulebookFile.readPinned(config.rulebook(), config.rulebookPin()).rulebook();
    SourceIdentity canary = config.canaryIdentity();
    InstantSource clock = WorkerProcess.clock(config);
    try (LedgerDatabase ledger = LedgerDatabase.open(config.ledger());
        AccountSessions sessions = new AccountSessions(config.awsAccess(), rulebook.executors())) {
      return sweeper(ledger, sessions, rulebook.breakGlass(), canary, clock).sweep();
    }
  }

  private static Sweeper sweeper(
      LedgerDatabase ledger,
      AccountSessions sessions,
      BreakGlassRules rules,
      SourceIdentity canary,
      InstantSource clock) {
    ClaimTable claims = new ClaimTable(ledger);
    ProfileSettler settler = new ProfileSettler(claims, canary, rules.sessionDuration(), clock);
    return new Sweeper(
        sessions,
        new AwsClosingActs(
            sessions,
            settler,
            new RoleSettler(claims, canary, clock),
            claims,
            rules.sessionDuration(),
            clock),
        settler,
        claims,
        new ObjectionTable(ledger),
        new SweepRecord(new JournalTable(ledger), new AlertTable(ledger)),
        rules,
        clock);
  }
}
