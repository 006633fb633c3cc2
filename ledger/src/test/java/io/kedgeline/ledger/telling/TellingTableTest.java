package io.kedgeline.ledger.telling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.Telling;
import io.kedgeline.domain.audit.Telling.Subject;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.RunStartTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server says of whom it could not tell, and what workers read of it. */
class TellingTableTest {

  private static final RunId RUN = new RunId("RB-06/CHG-1");
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final TestLedger ledger = TestLedger.fresh();
  private final LedgerDatabase server = LedgerDatabase.open(ledger.server());
  private final LedgerDatabase worker = LedgerDatabase.open(ledger.worker());
  private final TellingTable said = new TellingTable(server);

  @BeforeEach
  void aRunHasBegun() {
    new RunStartTable(server).claim(RUN, Digest.ofText("x"), new PersonId("ada"), "{}", NOON);
  }

  @AfterEach
  void close() {
    server.close();
    worker.close();
  }

  @Test
  void aWorkerReadsWhatTheServerSaidWithoutWhatHasNoPlaceInARecord() {
    said.add(RUN, "slack", Subject.CARD, false, "HTTP 500\n<!channel>", 3, NOON);
    said.add(RUN, "slack", Subject.CARD, true, "", 4, NOON.plusSeconds(1));
    assertEquals(
        List.of(
            new Telling(RUN, 1, "slack", Subject.CARD, false, "HTTP 500___channel_", 3, NOON),
            new Telling(RUN, 2, "slack", Subject.CARD, true, "unknown", 4, NOON.plusSeconds(1))),
        new TellingTable(worker).of(RUN));
  }

  @Test
  void whatTheJournalHasAlreadyIsNotTakenInAgainNorAnythingBeforeItHasBegun() {
    JournalTable journal = new JournalTable(worker);
    TellingTable read = new TellingTable(worker);
    said.add(RUN, "slack", Subject.CARD, false, "no answer", 3, NOON);
    assertEquals(List.of(), read.notJournalled(RUN));
    journal.append(RUN, List.of(Fact.of("workflow/1", FactKind.REQUESTED, NOON, "ada", Map.of())));
    journal.append(RUN, read.notJournalled(RUN).stream().map(Telling::fact).toList());
    assertEquals(List.of(), read.notJournalled(RUN));
    said.add(RUN, "slack", Subject.CARD, true, "no answer", 5, NOON);
    assertEquals(
        List.of(FactKind.TOLD_AGAIN),
        read.notJournalled(RUN).stream().map(telling -> telling.fact().kind()).toList());
  }

  @Test
  void oneRunTakesNoMoreThanThereIsPlaceForAndItsLastWordIsNotThatAllArrived() {
    for (int said = 0; said < Telling.MOST + 5; said++) {
      this.said.add(RUN, "slack", Subject.THREAD, said % 2 == 1, "ratelimited", said, NOON);
    }
    assertEquals(Telling.MOST, said.of(RUN).size());
    assertFalse(said.of(RUN).getLast().told());
    assertFalse(said.add(RUN, "slack", Subject.CARD, false, "HTTP 500", 3, NOON));
  }
}
