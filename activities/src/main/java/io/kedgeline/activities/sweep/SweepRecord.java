package io.kedgeline.activities.sweep;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Where sweeps say what they found: the day's journal, and an alert that somebody must look at. */
public final class SweepRecord {

  private final JournalTable journal;
  private final AlertTable alerts;

  /** Records in these tables. */
  public SweepRecord(JournalTable journal, AlertTable alerts) {
    this.journal = journal;
    this.alerts = alerts;
  }

  /** Records a finding: journalled each time, paged once a day. */
  void tell(RunId run, SweepFinding finding, Instant at) {
    journal.append(
        run,
        List.of(
            Fact.of(
                "activity/sweep/%s/%s/%s".formatted(at, finding.profile().id(), finding.kind()),
                FactKind.SWEPT,
                at,
                "worker/Sweep",
                Map.of(
                    "profile", finding.profile().value(),
                    "finding", finding.kind().name(),
                    "sentence", finding.sentence()))));
    String text = "%s: %s: %s".formatted(finding.profile(), finding.kind(), finding.sentence());
    alerts.append(
        new Alert(run.value() + "/" + Digest.ofText(text).shortForm(), run, "SEV", at, text));
  }
}
