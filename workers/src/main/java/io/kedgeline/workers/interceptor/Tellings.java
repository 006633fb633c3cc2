package io.kedgeline.workers.interceptor;

import io.kedgeline.domain.audit.Telling;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.ledger.journal.JournalSealed;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.telling.TellingTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes into a run's journal what the server said of whom it could not tell (decision 18). The
 * server appends nothing itself, and nothing that it says here keeps a run from going on.
 */
final class Tellings {

  private static final Logger LOG = LoggerFactory.getLogger(Tellings.class);

  private final TellingTable said;
  private final JournalTable journal;

  Tellings(TellingTable said, JournalTable journal) {
    this.said = said;
    this.journal = journal;
  }

  void takeIn(RunId run) {
    try {
      journal.append(run, said.notJournalled(run).stream().map(Telling::fact).toList());
    } catch (JournalSealed ended) {
      LOG.info("{}: what was told behind the seal stands in the ledger alone", run);
    } catch (RuntimeException failed) {
      if (LedgerUnreachable.causes(failed)) {
        throw failed;
      }
      LOG.error("{}: what the server could not tell is not journalled", run, failed);
    }
  }
}
