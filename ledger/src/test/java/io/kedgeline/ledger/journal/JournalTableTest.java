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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTableTest {

  private static final String BEHIND =
      "INSERT INTO journal (run, sequence, fact_key, kind, at, actor, detail, previous, hash)"
          + " VALUES (?, 2, 'b', ?, ?, 'somebody', ?, ?, ?)";

  private static TestLedger ledger;
  private static LedgerDatabase database;
  private static JournalTable journal;

  @BeforeAll
  static void openAsTheWorker() {
    ledger = TestLedger.fresh();
    database = LedgerDatabase.open(ledger.worker());
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

  /** As one was written before the database took none. */
  @Test
  void whatCannotBeReadBehindAChainKeepsNothingFromBeingAppended() {
    RunId run = new RunId("RB-06/CHG-71");
    JournalEntry first = journal.append(run, List.of(fact("a"))).getFirst();
    String hash = Digest.ofText("whatever").hex();
    try (LedgerDatabase owner = LedgerDatabase.open(ledger.owner())) {
      owner
          .jdbi()
          .useTransaction(handle -> {
            handle.execute("ALTER TABLE journal DISABLE TRIGGER journal_can_be_read");
            handle.execute(BEHIND, run.value(), "NOTED", "now", "[", first.hash().hex(), hash);
            handle.execute("ALTER TABLE journal ENABLE TRIGGER journal_can_be_read");
          });
    }

    List<JournalEntry> told = journal.append(run, List.of(fact("a"), fact("b"), fact("c")));

    assertEquals(List.of(1L, 3L, 4L), told.stream().map(JournalEntry::sequence).toList());
    assertEquals(first, told.getFirst());
    assertEquals(FactKind.CONTRADICTED, told.get(1).fact().kind());
    assertEquals(hash, told.get(1).previous().hex());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "NOTED | 2026-01-01T12:00:00Z | {}",
        "VOTED | now | {}",
        "VOTED | 2026-02-30T12:00:00Z | {}",
        "VOTED | 2026-01-01 12:00:00Z | {}",
        "VOTED | 2026-01-01T12:00:00+01 | {}",
        "VOTED | 2026-01-01T12:00:00Z | []",
        "VOTED | 2026-01-01T12:00:00Z | {\"a\":1}",
        "VOTED | 2026-01-01T12:00:00Z | {\"a\":null}",
        "VOTED | 2026-01-01T12:00:00Z | {\"a\":{\"b\":\"c\"}}",
        "VOTED | 2026-01-01T12:00:00Z | {\"a\":\"\\x\"}",
        "VOTED | 2026-01-01T12:00:00Z | {\"a\":\"b\"} {}",
        "VOTED | 2026-01-01T12:00:00Z | {\"a\":\"b\",}"
      })
  void theDatabaseTakesNoEntryThatNobodyCouldRead(String kind, String at, String detail) {
    String run = "RB-06/CHG-73";
    String none = Digest.ofText("").hex();
    assertThrows(
        UnableToExecuteStatementException.class,
        () ->
            database
                .jdbi()
                .useHandle(handle ->
                    handle.execute(BEHIND.replace("2,", "1,"), run, kind, at, detail, none, none)));
    assertEquals(List.of(), journal.read(new RunId(run)));
  }

  @ParameterizedTest
  @EnumSource(FactKind.class)
  void everyKindOfFactMayStandInAJournal(FactKind kind) {
    RunId run = new RunId("RB-06/CHG-74");
    Fact fact =
        Fact.of(
            kind.name(),
            kind,
            Instant.parse("2026-01-01T12:00:00Z"),
            "grace",
            Map.of("a", "\u0000 \" \\ { } [ ] , : \t ü \ud83d\ude00", "", "", "b", "1"));
    JournalEntry entry = journal.append(run, List.of(fact)).getFirst();
    assertEquals(entry, journal.read(run).getLast());
  }

  @Test
  void theLongestKeyAndNameCanBeRead() {
    RunId run = new RunId("RB-06/CHG-75");
    Fact fact =
        Fact.of(
            "\ud83d\ude00".repeat(200),
            FactKind.VOTED,
            Instant.EPOCH,
            "grace",
            Map.of("n".repeat(262_000), "v"));
    JournalEntry entry = journal.append(run, List.of(fact)).getFirst();
    assertEquals(List.of(entry), journal.read(run));
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
