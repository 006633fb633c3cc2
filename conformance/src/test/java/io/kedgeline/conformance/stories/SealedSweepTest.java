package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.sweep.SweepFinding;
import io.kedgeline.activities.sweep.Sweeper;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.journal.Seal;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.sandbox.database.KeptPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody ends the chain of a day's sweeps before the day is over. */
class SealedSweepTest {

  @Test
  void aSweepWhoseChainWasEndedStillPutsToRestAndPages(@TempDir Path folder)
      throws IOException, SQLException {
    try (KeptPostgres postgres = KeptPostgres.start(folder)) {
      var owner = postgres.owner(postgres.emptyDatabase("sealed"));
      LedgerDatabase.migrate(owner);
      try (LedgerDatabase ledger = LedgerDatabase.open(owner);
          ActsBench bench = new ActsBench(ledger);
          Root root = bench.root()) {
        RunId day = Sweeper.runOf(bench.now());
        end(day, new JournalTable(ledger), bench);
        root.anywhere().enableProfile(r -> r.profileId(bench.account().profile().id()));

        List<SweepFinding> findings = bench.sweep(bench.account().profile());

        assertEquals(
            List.of(SweepFinding.Kind.OPEN_WITHOUT_LEASE),
            findings.stream().map(SweepFinding::kind).toList());
        assertTrue(root.atRest());
        List<String> pages = new AlertTable(ledger).of(day).stream().map(Alert::text).toList();
        assertEquals(1, pages.size());
        assertTrue(pages.getFirst().contains("OPEN_WITHOUT_LEASE"), pages::toString);
      }
    }
  }

  private static void end(RunId day, JournalTable journal, ActsBench bench) {
    journal.append(
        day, List.of(Fact.of("first", FactKind.SWEPT, bench.now(), "somebody", Map.of())));
    journal.seal(
        day,
        chain ->
            new Seal(
                day, chain.size(), chain.getLast().hash(), "no key", "no signature", bench.now()));
  }
}
