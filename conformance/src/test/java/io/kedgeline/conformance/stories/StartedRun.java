package io.kedgeline.conformance.stories;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.registry.RunStartTable;
import java.time.Instant;

/** A run as the server starts it, for those who act without a server. */
final class StartedRun {

  private StartedRun() {}

  /** A fresh run that the ledger knows. */
  static RunId fresh(LedgerDatabase ledger) {
    return of(ledger, new RunId("RB-06/" + Story.freshChange()));
  }

  /** This run, which the ledger knows from now on. */
  static RunId of(LedgerDatabase ledger, RunId run) {
    new RunStartTable(ledger)
        .claim(run, Digest.ofText("a window"), new PersonId("requester"), "{}", Instant.now());
    return run;
  }
}
