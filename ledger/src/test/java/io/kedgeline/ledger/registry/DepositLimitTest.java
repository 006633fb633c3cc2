package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.LedgerLogins;
import io.kedgeline.ledger.database.UserGroup;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How many documents of authorities outside AWS one person may add in a day. */
class DepositLimitTest {

  private static final PersonId DORA = new PersonId("dora");
  private static final PersonId IVO = new PersonId("ivo");
  private static final int MOST = ExternalDocumentTable.MOST_A_DAY;

  private final TestLedger ledger = TestLedger.empty();
  private final LedgerDatabase owner = LedgerDatabase.open(ledger.owner());

  @AfterEach
  void close() {
    owner.close();
  }

  private LedgerDatabase server() {
    LedgerDatabase.migrate(ledger.owner());
    LedgerLogins.create(ledger.owner(), ledger.server(), Set.of(UserGroup.SERVER));
    return LedgerDatabase.open(ledger.server());
  }

  private static List<byte[]> documents(String name, int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> (name + " " + i).getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  private List<String> rows(String where) {
    return owner
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT coalesce(depositor, 'nobody') || ' ' || count(*)"
                        + " FROM external_document WHERE %s GROUP BY depositor ORDER BY 1"
                            .formatted(where))
                .mapTo(String.class)
                .list());
  }

  @Test
  @DisplayName("AC-27 whoever deposits without end is stopped for the day")
  void whoeverDepositsWithoutEndIsStoppedForTheDay() {
    try (LedgerDatabase database = server()) {
      ExternalDocumentTable table = new ExternalDocumentTable(database);
      assertTrue(table.deposit(DORA, documents("first", MOST - 1)));
      assertFalse(table.deposit(DORA, documents("second", 2)));
      assertTrue(table.find(Digest.of(documents("second", 1).getFirst())).isEmpty());
      assertTrue(table.deposit(IVO, documents("second", 2)));
      assertTrue(table.deposit(DORA, documents("third", 1)));
      assertFalse(table.deposit(DORA, documents("fourth", 1)));
      assertEquals(
          List.of("dora " + MOST, "ivo 2"), rows("deposited_at > now() - interval '1 minute'"));
    }
  }

  @Test
  void whatIsThereCountsForNobodyAgain() {
    try (LedgerDatabase database = server()) {
      ExternalDocumentTable table = new ExternalDocumentTable(database);
      assertTrue(table.deposit(DORA, documents("same", MOST)));
      assertTrue(table.deposit(DORA, documents("same", MOST)));
      assertTrue(table.deposit(IVO, documents("same", MOST)));
      assertTrue(table.deposit(IVO, documents("other", MOST)));
      assertEquals(List.of("dora " + MOST, "ivo " + MOST), rows("true"));
    }
  }

  @Test
  void aDayLaterItCountsNoMore() {
    try (LedgerDatabase database = server()) {
      ExternalDocumentTable table = new ExternalDocumentTable(database);
      for (byte[] octets : documents("old", MOST)) {
        deposited("25 hours", octets);
      }
      assertTrue(table.deposit(DORA, documents("new", MOST)));
    }
  }

  @Test
  void twoRequestsAtOnceAddNoMoreThanOneMay() throws Exception {
    try (LedgerDatabase database = server();
        ExecutorService pool = Executors.newFixedThreadPool(2)) {
      ExternalDocumentTable table = new ExternalDocumentTable(database);
      Future<Boolean> one = pool.submit(() -> table.deposit(DORA, documents("one", MOST)));
      Future<Boolean> two = pool.submit(() -> table.deposit(DORA, documents("two", MOST)));
      assertTrue(one.get() ^ two.get());
      assertEquals(List.of("dora " + MOST), rows("true"));
    }
  }

  @Test
  void whatWasDepositedBeforeAnybodyWasNotedStaysAndCountsForNobody() {
    Flyway.configure()
        .dataSource(ledger.owner().url(), ledger.owner().user(), ledger.owner().password())
        .locations("classpath:io/kedgeline/ledger/migrations")
        .target("33")
        .load()
        .migrate();
    byte[] before = documents("before", 1).getFirst();
    owner
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO external_document (sha256, octets) VALUES (?, ?)",
                Digest.of(before).hex(),
                before));
    try (LedgerDatabase database = server()) {
      ExternalDocumentTable table = new ExternalDocumentTable(database);
      assertTrue(table.deposit(DORA, List.of(before)));
      assertTrue(table.deposit(DORA, documents("after", MOST)));
      assertEquals(List.of("dora " + MOST, "nobody 1"), rows("true"));
    }
  }

  private void deposited(String age, byte[] octets) {
    owner
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO external_document (sha256, octets, depositor, deposited_at)"
                    + " VALUES (?, ?, 'dora', now() - ?::interval)",
                Digest.of(octets).hex(),
                octets,
                age));
  }
}
