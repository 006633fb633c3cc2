package io.kedgeline.starters.desk;

import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.audit.Telling;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.journal.SealTable;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.ledger.telling.TellingTable;
import io.kedgeline.starters.evidence.EvidenceBundle;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Optional;

/** What is known of runs: from the ledger, which outlives the engine, and from the engine. */
public final class RunArchive {

  private final WorkflowClient client;
  private final RunStartTable starts;
  private final JournalTable journal;
  private final SealTable seals;
  private final TellingTable tellings;

  /** Reads from this engine and this ledger. */
  public RunArchive(WorkflowClient client, LedgerDatabase ledger) {
    this.client = client;
    this.starts = new RunStartTable(ledger);
    this.journal = new JournalTable(ledger);
    this.seals = new SealTable(ledger);
    this.tellings = new TellingTable(ledger);
  }

  /** The latest runs, newest first. */
  public List<RunStart> latest(int limit) {
    return starts.latest(limit);
  }

  /** The latest runs of one runbook, newest first. */
  public List<RunStart> latest(RunbookId runbook, int limit) {
    return starts.latest(runbook, limit);
  }

  /**
   * How the run began, and the state that it last reported.
   *
   * @throws DeskRefusal when there is no such run
   */
  public RunStart start(RunId run) {
    return starts
        .find(run)
        .orElseThrow(() -> new DeskRefusal(DeskRefusal.Code.RUN_UNKNOWN, "there is no run " + run));
  }

  /** Through which door a run was asked for, such as {@code http}, if that can be read. */
  public Optional<String> channel(RunStart start) {
    return StartedRequest.channel(start);
  }

  /** The journal so far, oldest entry first. */
  public List<JournalEntry> journal(RunId run) {
    start(run);
    return journal.read(run);
  }

  /** The journal with its seal, for outsiders to check; without a seal while the run goes on. */
  public EvidenceBundle evidence(RunId run) {
    start(run);
    return EvidenceBundle.of(run, journal, seals);
  }

  /** What people could not be told of the run, and when they were: the earliest first. */
  public List<Telling> tellings(RunId run) {
    return tellings.of(run);
  }

  /** What the run has cost so far. */
  public RunFigures figures(RunId run) {
    List<JournalEntry> entries = journal(run);
    return Engine.reaching(run, () -> RunFigures.of(client.fetchHistory(run.value()), entries));
  }
}
