package io.kedgeline.ledger.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.ChainFinding;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.HashChain;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTableTest {

  private static LedgerDatabase database;
  private static JournalTable journal;

  @BeforeAll
  static void openAsTheWorker() {
    database = LedgerDatabase.open(TestLedger.fresh().worker());
    journal = new JournalTable(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void aChainVerifiesAfterItIsReadBack() {
    RunId run = new RunId("RB-06/CHG-1");
    journal.append(run, List.of(fact("a"), fact("b")));
    journal.append(run, List.of(fact("c")));
    ChainFinding.Intact intact =
        assertInstanceOf(ChainFinding.Intact.class, HashChain.verify(run, journal.read(run)));
    assertEquals(3, intact.length());
  }

  @Test
  void aFactToldTwiceStandsOnce() {
    RunId run = new RunId("RB-06/CHG-2");
    journal.append(run, List.of(fact("a")));
    journal.append(run, List.of(fact("a"), fact("b")));
    assertEquals(
        List.of("a", "b"), journal.read(run).stream().map(entry -> entry.fact().key()).toList());
  }

  @Test
  void aFactToldAgainWithOtherContentIsAContradictionAndStopsNothing() {
    RunId run = new RunId("RB-06/CHG-3");
    journal.append(run, List.of(fact("a")));
    Fact other =
        Fact.of("a", FactKind.DENIED, Instant.parse("2026-01-01T12:00:00Z"), "ada", Map.of());
    journal.append(run, List.of(other, fact("b")));
    journal.append(run, List.of(other));
    List<JournalEntry> chain = journal.read(run);
    assertInstanceOf(ChainFinding.Intact.class, HashChain.verify(run, chain));
    assertEquals(
        List.of(FactKind.VOTED, FactKind.CONTRADICTED, FactKind.VOTED),
        chain.stream().map(entry -> entry.fact().kind()).toList());
    Fact told = chain.get(1).fact();
    assertEquals("1", told.detail().get("contradicts"));
    assertEquals("ada", told.detail().get("actor"));
  }

  @Test
  void whatCannotBeReadBehindAChainKeepsNothingFromBeingAppended() {
    RunId run = new RunId("RB-06/CHG-71");
    JournalEntry first = journal.append(run, List.of(fact("a"))).getFirst();
    String hash = Digest.ofText("whatever").hex();
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO journal (run, sequence, fact_key, kind, at, actor, detail, previous, hash)"
                    + " VALUES (?, 2, 'b', 'NOTED', 'now', 'somebody', '[', ?, ?)",
                run.value(),
                first.hash().hex(),
                hash));

    List<JournalEntry> told = journal.append(run, List.of(fact("a"), fact("b"), fact("c")));

    assertEquals(List.of(1L, 3L, 4L), told.stream().map(JournalEntry::sequence).toList());
    assertEquals(first, told.getFirst());
    assertEquals(FactKind.CONTRADICTED, told.get(1).fact().kind());
    assertEquals(hash, told.get(1).previous().hex());
  }

  @Test
  void whatIsToldTwiceAtOnceStandsOnce() {
    RunId run = new RunId("RB-06/CHG-72");
    List<JournalEntry> told = journal.append(run, List.of(fact("a"), fact("a"), fact("b")));
    assertEquals(List.of(1L, 1L, 2L), told.stream().map(JournalEntry::sequence).toList());
    assertEquals(2, journal.read(run).size());
  }

  @Test
  void textThatIsNotUnicodeIsRefusedBeforeAnythingIsWritten() {
    RunId run = new RunId("RB-06/CHG-7");
    Fact broken =
        Fact.of(
            "a", FactKind.REFUSED, Instant.EPOCH, "maya", Map.of("act", "{\"slot\":\"\ud800\"}"));
    assertThrows(
        IllegalArgumentException.class, () -> journal.append(run, List.of(fact("b"), broken)));
    assertEquals(List.of(), journal.read(run));
  }

  @Test
  void behindTheSealNothingIsTakenAndASealStands() {
    RunId run = new RunId("RB-06/CHG-8");
    journal.append(run, List.of(fact("a")));
    Seal first = journal.seal(run, chain -> seal(run, chain, "first"));
    assertEquals(first, journal.seal(run, chain -> seal(run, chain, "second")));
    assertThrows(JournalSealed.class, () -> journal.append(run, List.of(fact("b"))));
    assertEquals(1, journal.read(run).size());
  }

  @Test
  @DisplayName("AC-25 who did not hear of the seal may tell again what stands before it")
  void whoDidNotHearOfTheSealMayTellAgainWhatStandsBeforeIt() {
    RunId run = new RunId("RB-06/CHG-10");
    List<JournalEntry> told = journal.append(run, List.of(fact("a"), fact("b")));
    journal.seal(run, chain -> seal(run, chain, "first"));
    assertEquals(told, journal.append(run, List.of(fact("a"), fact("b"))));
    assertThrows(JournalSealed.class, () -> journal.append(run, List.of(fact("a"), fact("c"))));
    Fact other = Fact.of("a", FactKind.DENIED, Instant.EPOCH, "somebody", Map.of());
    assertThrows(JournalSealed.class, () -> journal.append(run, List.of(other)));
    assertEquals(2, journal.read(run).size());
  }

  @Test
  void aFailureOfTheDatabaseDoesNotTellWhatWasToBeWritten() {
    RunId run = new RunId("RB-06/CHG-9");
    Fact tooLong =
        Fact.of(
            "a",
            FactKind.REFUSED,
            Instant.EPOCH,
            "maya",
            Map.of("act", "secret-" + "x".repeat(300_000)));
    RuntimeException failed =
        assertThrows(RuntimeException.class, () -> journal.append(run, List.of(tooLong)));
    assertFalse(failed.toString().contains("secret-"), "the message holds what was bound");
  }

  private static Seal seal(RunId run, List<JournalEntry> chain, String signature) {
    return new Seal(
        run, chain.size(), chain.getLast().hash(), "ledger-1", signature, Instant.EPOCH);
  }

  @Test
  void writersThatRaceLeaveOneIntactChain() throws InterruptedException, ExecutionException {
    RunId run = new RunId("RB-06/CHG-4");
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        String name = "w" + writer;
        writers.add(
            threads.submit(() -> {
              for (int i = 0; i < 10; i++) {
                journal.append(run, List.of(fact(name + "-" + i)));
              }
            }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
    ChainFinding.Intact intact =
        assertInstanceOf(ChainFinding.Intact.class, HashChain.verify(run, journal.read(run)));
    assertEquals(40, intact.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE journal SET actor = 'nobody'",
        "DELETE FROM journal",
        "TRUNCATE journal",
        "UPDATE seal SET head = ''",
        "ALTER TABLE journal DISABLE TRIGGER ALL",
        "UPDATE lease SET role = 'other'",
        "INSERT INTO objection VALUES ('r', 'DENIAL', 'p', now())",
        "DELETE FROM objection",
        "UPDATE lease SET valid_from = now()",
        "UPDATE review SET conclusion = 'JUSTIFIED'",
        "DELETE FROM review",
        "INSERT INTO person_account VALUES ('p', 'i', 's')",
        "DELETE FROM person_account",
        "DELETE FROM person"
      })
  void theWorkersUserCannot(String statement) {
    UnableToExecuteStatementException refused =
        assertThrows(
            UnableToExecuteStatementException.class,
            () -> database.jdbi().useHandle(handle -> handle.execute(statement)));
    String message = String.valueOf(refused.getMessage());
    assertTrue(message.contains("permission denied") || message.contains("must be owner"), message);
  }

  @Test
  void evenTheOwnerChangesNoEntry() {
    TestLedger ledger = TestLedger.fresh();
    RunId run = new RunId("RB-06/CHG-6");
    try (LedgerDatabase owner = LedgerDatabase.open(ledger.owner())) {
      new JournalTable(owner).append(run, List.of(fact("a")));
      assertThrows(
          UnableToExecuteStatementException.class,
          () -> owner.jdbi().useHandle(handle -> handle.execute("UPDATE journal SET actor = ''")));
    }
  }

  private static Fact fact(String key) {
    return Fact.of(
        key,
        FactKind.VOTED,
        Instant.parse("2026-01-01T12:00:00.123456789Z"),
        "grace",
        Map.of("text", "ü \" \\ \n", "act", "{}"));
  }
}
