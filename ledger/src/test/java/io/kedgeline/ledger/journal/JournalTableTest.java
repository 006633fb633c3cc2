package io.kedgeline.ledger.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.ChainFinding;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.HashChain;
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
  void oneKeyWithTwoContentsIsRefused() {
    RunId run = new RunId("RB-06/CHG-3");
    journal.append(run, List.of(fact("a")));
    Fact other =
        Fact.of("a", FactKind.DENIED, Instant.parse("2026-01-01T12:00:00Z"), "ada", Map.of());
    assertThrows(FactConflict.class, () -> journal.append(run, List.of(fact("b"), other)));
    assertEquals(1, journal.read(run).size());
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
        "UPDATE run_start SET denied_by = NULL",
        "UPDATE lease SET valid_until = now() + interval '1 day'",
        "SELECT * FROM person_account",
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
  void nothingIsWrittenBehindTheSeal() {
    RunId run = new RunId("RB-06/CHG-5");
    journal.append(run, List.of(fact("a")));
    new SealTable(database)
        .put(new Seal(run, 1, Digest.ofText("head"), "key", "signature", Instant.EPOCH));
    assertThrows(
        UnableToExecuteStatementException.class, () -> journal.append(run, List.of(fact("b"))));
    assertEquals(1, journal.read(run).size());
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
