package io.kedgeline.activities.sweep;

import io.kedgeline.activities.sweep.SweepFinding.Kind;
import io.kedgeline.activities.sweep.SweepFinding.Telling;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.SweepTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where sweeps say what they found: the day's journal, and an alert that somebody must look at. */
public final class SweepRecord {

  private static final Logger LOG = LoggerFactory.getLogger(SweepRecord.class);

  /**
   * How many sweeps in a row must find what lasts before it pages: AWS may be slow for a moment.
   */
  static final int TIMES_BEFORE_PAGING = 3;

  private final JournalTable journal;
  private final AlertTable alerts;
  private final SweepTable sweeps;

  /** Records in these tables. */
  public SweepRecord(JournalTable journal, AlertTable alerts, SweepTable sweeps) {
    this.journal = journal;
    this.alerts = alerts;
    this.sweeps = sweeps;
  }

  /** Records all that a sweep found of a profile, which may be nothing. */
  void tell(RunId run, ProfileArn profile, List<SweepFinding> findings, Instant at) {
    sweeps.over(
        profile.value(),
        findings.stream()
            .map(SweepFinding::kind)
            .filter(SweepRecord::lasts)
            .map(Kind::name)
            .toList());
    for (SweepFinding finding : findings) {
      switch (finding.kind().telling()) {
        case EACH_TIME -> {
          journal(run, finding, at);
          page(run, finding, at, at);
        }
        case ONCE_WHILE_IT_LASTS -> tellOnce(run, finding, at);
        case JOURNAL_ONLY -> journal(run, finding, at);
      }
    }
  }

  /** Whether the last sweep could not put something about this profile right. */
  boolean couldNotSweep(ProfileArn profile) {
    return sweeps.lasts(profile.value(), Kind.NOT_SWEPT.name());
  }

  /** Notes that a sweep went through every profile. */
  void finished() {
    sweeps.finished();
  }

  private static boolean lasts(Kind kind) {
    return kind.telling() == Telling.ONCE_WHILE_IT_LASTS;
  }

  private void tellOnce(RunId run, SweepFinding finding, Instant at) {
    SweepTable.Lasting lasting = sweeps.seen(finding.profile().value(), finding.kind().name(), at);
    if (lasting.times() == 1) {
      journal(run, finding, at);
    }
    if (lasting.times() >= TIMES_BEFORE_PAGING) {
      page(run, finding, lasting.since(), at);
    }
  }

  /** A chain that takes no more must not keep anybody from being paged, nor the next profile. */
  private void journal(RunId run, SweepFinding finding, Instant at) {
    Fact fact =
        Fact.of(
            "activity/sweep/%s/%s/%s".formatted(at, finding.profile().id(), finding.kind()),
            FactKind.SWEPT,
            at,
            "worker/Sweep",
            Map.of(
                "profile", finding.profile().value(),
                "finding", finding.kind().name(),
                "sentence", finding.sentence()));
    try {
      journal.append(run, List.of(fact));
    } catch (RuntimeException failed) {
      if (LedgerUnreachable.causes(failed)) {
        throw failed;
      }
      LOG.error("{}: {} of {} is not journalled", run, finding.kind(), finding.profile(), failed);
    }
  }

  /** What began at one instant is one alert, however often it is told. */
  private void page(RunId run, SweepFinding finding, Instant since, Instant at) {
    String id = Digest.ofText("%s %s %s".formatted(finding.profile(), finding.kind(), since)).hex();
    alerts.append(
        new Alert(
            "sweep/" + id,
            run,
            "SEV",
            at,
            "%s: %s: %s".formatted(finding.profile(), finding.kind(), finding.sentence())));
  }
}
