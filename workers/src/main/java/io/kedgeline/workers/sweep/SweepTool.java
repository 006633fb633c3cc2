package io.kedgeline.workers.sweep;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.sweep.SweepFinding;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.document.PlainText;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.wire.RulebookFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.spi.ToolProvider;

/** {@code kedgeline sweep}: sweeps with the settings of a worker that contains; needs no engine. */
public final class SweepTool implements ToolProvider {

  private static final String EVERY =
      "--every: must be an ISO-8601 duration of %s to %s, such as PT1M"
          .formatted(WorkerConfig.SHORTEST_BEAT, WorkerConfig.LONGEST_BEAT);
  private static final String WITHOUT_LEDGER =
      "the ledger does not answer, so nobody can tell what is rightly open: nothing was changed. What"
          + " was opened ends by AWS's own clock. To end it now, disable the profile by hand (RB-06,"
          + " If it goes wrong)";
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
   * Sweeps once with {@code --once SETTINGS}: 0 when all was as it must be, 1 when something had to
   * be put right, 6 when something could not be, 7 when the ledger does not answer. With {@code
   * SETTINGS EVERY} it sweeps on that beat until the process is ended.
   */
  @Override
  public int run(PrintWriter out, PrintWriter err, String... args) {
    try {
      if (args.length == 2 && args[0].equals("--once")) {
        return once(new Prepared(Path.of(args[1])), out);
      }
      if (args.length == 2) {
        return onTheBeat(new Prepared(Path.of(args[0])), beat(args[1]), out);
      }
      return say(err, "give the worker's settings file", WRONG_INPUT);
    } catch (RuntimeException unusable) {
      if (LedgerUnreachable.causes(unusable)) {
        return say(err, WITHOUT_LEDGER, UNREACHABLE);
      }
      return say(err, String.valueOf(unusable.getMessage()), WRONG_INPUT);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return CLEAN;
    }
  }

  private static Duration beat(String span) {
    try {
      Duration beat = Duration.parse(span);
      if (beat.compareTo(WorkerConfig.SHORTEST_BEAT) >= 0
          && beat.compareTo(WorkerConfig.LONGEST_BEAT) <= 0) {
        return beat;
      }
    } catch (DateTimeParseException noSpan) {
      throw new IllegalArgumentException(EVERY, noSpan);
    }
    throw new IllegalArgumentException(EVERY);
  }

  private static int say(PrintWriter err, String sentence, int exit) {
    err.println("sweep: " + PlainText.lines(sentence));
    err.flush();
    return exit;
  }

  private static int once(Prepared prepared, PrintWriter out) {
    List<SweepFinding> findings = prepared.with(Sweeping::once);
    for (SweepFinding finding : findings) {
      out.printf(
          "%-20s %s: %s%n", finding.kind(), finding.profile(), PlainText.line(finding.sentence()));
    }
    out.printf("swept: %d finding%s%n", findings.size(), findings.size() == 1 ? "" : "s");
    out.flush();
    if (findings.isEmpty()) {
      return CLEAN;
    }
    return findings.stream().anyMatch(f -> f.kind() == SweepFinding.Kind.NOT_SWEPT)
        ? UNPROVEN
        : MENDED;
  }

  /** Each turn opens the ledger anew, so that one that was down is no reason to end. */
  private static int onTheBeat(Prepared prepared, Duration every, PrintWriter out)
      throws InterruptedException {
    try (SweepLoop loop =
        SweepLoop.start(
            every, beat -> prepared.with(sweeping -> sweeping.inTurn(beat)), prepared::alarm)) {
      Runtime.getRuntime().addShutdownHook(new Thread(loop::close));
      out.println("sweep: every " + every);
      out.flush();
      new CountDownLatch(1).await();
      return CLEAN;
    }
  }

  /** What a sweep needs that does not change, read once. */
  private static final class Prepared {

    private final WorkerConfig config;
    private final Rulebook rulebook;
    private final SourceIdentity canary;

    Prepared(Path settings) {
      this.config = WorkerConfig.read(settings, Set.of(WorkerDuty.CONTAIN));
      this.rulebook = RulebookFile.readPinned(config.rulebook(), config.rulebookPin()).rulebook();
      this.canary = config.canaryIdentity();
    }

    void alarm(String sentence) {
      with(sweeping -> {
        sweeping.alarm(sentence);
        return sentence;
      });
    }

    <T> T with(Function<Sweeping, T> work) {
      try (LedgerDatabase ledger = LedgerDatabase.open(config.ledger().of(WorkerDuty.CONTAIN));
          AccountSessions sessions =
              new AccountSessions(config.awsAccess(), rulebook.executors())) {
        return work.apply(
            new Sweeping(ledger, sessions, rulebook.breakGlass(), canary, config.clock()));
      }
    }
  }
}
