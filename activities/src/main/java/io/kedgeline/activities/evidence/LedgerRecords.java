package io.kedgeline.activities.evidence;

import io.kedgeline.domain.audit.ChainFinding;
import io.kedgeline.domain.audit.HashChain;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.journal.Seal;
import io.kedgeline.ledger.journal.SealTable;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.workflows.port.NoticeRequest;
import io.kedgeline.workflows.port.Records;
import io.kedgeline.workflows.port.SealReport;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Keeps notices and seals in the ledger. The facts themselves are journalled by the interceptor.
 */
public final class LedgerRecords implements Records {

  private final JournalTable journal;
  private final SealTable seals;
  private final AlertTable alerts;
  private final RunStartTable runs;
  private final SealKey key;
  private final InstantSource clock;

  /** Keeps records in these tables and seals with this key. */
  public LedgerRecords(
      JournalTable journal,
      SealTable seals,
      AlertTable alerts,
      RunStartTable runs,
      SealKey key,
      InstantSource clock) {
    this.journal = journal;
    this.seals = seals;
    this.alerts = alerts;
    this.runs = runs;
    this.key = key;
    this.clock = clock;
  }

  @Override
  public void remind(NoticeRequest request) {
    Instant now = clock.instant();
    runs.recordState(request.run(), request.state().name(), now);
    alerts.append(
        new Alert(
            request.run().value() + "/reminder", request.run(), "REMINDER", now, request.text()));
  }

  @Override
  public SealReport seal(NoticeRequest request) {
    runs.recordState(request.run(), request.state().name(), clock.instant());
    return switch (HashChain.verify(request.run(), journal.read(request.run()))) {
      case ChainFinding.Broken broken ->
          throw ApplicationFailure.newFailure(
              "the journal of %s cannot be sealed: entry %d %s"
                  .formatted(request.run(), broken.sequence(), broken.what()),
              "JOURNAL_BROKEN");
      case ChainFinding.Intact intact -> {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        seals.put(
            new Seal(
                request.run(),
                intact.length(),
                intact.head(),
                key.id(),
                key.sign(request.run(), intact.length(), intact.head(), at),
                at));
        yield new SealReport(intact.length(), intact.head());
      }
    };
  }
}
