package io.kedgeline.ledger.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.ledger.TestLedger;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A ledger of the version before leases were noted, with leases in it. */
class UpgradeTest {

  private final TestLedger ledger = TestLedger.empty();
  private final LedgerDatabase owner = LedgerDatabase.open(ledger.owner());

  @BeforeEach
  void beforeLeasesWereNoted() {
    Flyway.configure()
        .dataSource(ledger.owner().url(), ledger.owner().user(), ledger.owner().password())
        .locations("classpath:io/kedgeline/ledger/migrations")
        .target("8")
        .load()
        .migrate();
  }

  @AfterEach
  void close() {
    owner.close();
  }

  @Test
  void anOpenWindowStaysOpenAndIsClosedAsBefore() {
    lease("RB-06/OPEN-1", "OPEN", "1 hour");
    lease("RB-06/OVER-1", "CLOSED", "1 hour");
    lease("RB-06/LATE-1", "WRITTEN", "-1 hour");
    LedgerDatabase.migrate(ledger.owner());
    assertEquals(
        List.of("RB-06/LATE-1 WRITTEN", "RB-06/OPEN-1 OPEN", "RB-06/OVER-1 CLOSED"), leases());
    LedgerConfig contain = ledger.as(UserGroup.CONTAIN);
    LedgerLogins.create(ledger.owner(), contain, Set.of(UserGroup.CONTAIN));
    try (LedgerDatabase closing = LedgerDatabase.open(contain)) {
      closing.jdbi().useHandle(handle -> handle.execute("UPDATE lease SET stage = 'CLOSED'"));
    }
    assertEquals(
        List.of("RB-06/LATE-1 CLOSED", "RB-06/OPEN-1 CLOSED", "RB-06/OVER-1 CLOSED"), leases());
  }

  @Test
  void whileAWindowIsBeingOpenedNothingIsUpgraded() {
    lease("RB-06/SOON-1", "WRITTEN", "1 hour");
    MigrationStopped stopped =
        assertThrows(MigrationStopped.class, () -> LedgerDatabase.migrate(ledger.owner()));
    assertEquals(
        "the schema of %s was not upgraded: ERROR: a window is being opened: upgrade when it is open, or closed"
            .formatted(ledger.owner().url()),
        stopped.getMessage());
    assertEquals("V9 noted leases", LedgerDatabase.pendingMigrations(ledger.owner()).getFirst());
  }

  private void lease(String run, String stage, String left) {
    owner
        .jdbi()
        .useHandle(handle -> {
          handle.execute(
              "INSERT INTO run_start (run, request_digest, requester, request, started_at, state_at)"
                  + " VALUES (?, 'digest', 'ada', '{}', now(), now())",
              run);
          handle.execute(
              "INSERT INTO lease (run, object, role, holder, valid_from, valid_until, stage)"
                  + " VALUES (?, 'arn:profile', 'arn:role', 'CN=omar',"
                  + " date_trunc('second', now()) - interval '2 hours',"
                  + " date_trunc('second', now()) + ?::interval, ?)",
              run,
              left,
              stage);
        });
  }

  private List<String> leases() {
    return owner
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery("SELECT run || ' ' || stage FROM lease ORDER BY run")
                .mapTo(String.class)
                .list());
  }
}
