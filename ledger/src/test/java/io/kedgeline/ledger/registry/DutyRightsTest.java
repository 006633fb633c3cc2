package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the database user of each duty may do to the ledger, whatever program speaks for it. */
class DutyRightsTest {

  private static final Map<UserGroup, LedgerDatabase> USERS = new EnumMap<>(UserGroup.class);
  private static final AtomicInteger RUNS = new AtomicInteger();

  @BeforeAll
  static void open() {
    TestLedger ledger = TestLedger.fresh();
    for (UserGroup group : UserGroup.values()) {
      USERS.put(group, LedgerDatabase.open(ledger.as(group)));
    }
  }

  @AfterAll
  static void close() {
    USERS.values().forEach(LedgerDatabase::close);
  }

  @ParameterizedTest
  @MethodSource("io.kedgeline.ledger.registry.DutyDeeds#deeds")
  @DisplayName("AC-23 each duty's database user does its own steps of a lease and nobody else's")
  void eachDeedIsItsDutysAndNobodyElses(DutyDeeds.Deed deed) {
    Set<UserGroup> may = EnumSet.noneOf(UserGroup.class);
    for (UserGroup group : UserGroup.values()) {
      if (does(group, deed)) {
        may.add(group);
      }
    }
    assertEquals(deed.whoMay(), may);
  }

  private static boolean does(UserGroup group, DutyDeeds.Deed deed) {
    String run = "RB-02/RIGHTS-" + RUNS.incrementAndGet();
    execute(
        UserGroup.SERVER,
        "INSERT INTO run_start (run, request_digest, requester, request, started_at, state_at)"
            + " VALUES (:run, 'digest', 'ada', '{}', now(), now())",
        run);
    for (String step : deed.before()) {
      execute(DutyDeeds.whose(step), step, run);
    }
    try {
      execute(group, deed.deed(), run);
      return true;
    } catch (UnableToExecuteStatementException refused) {
      String said = String.valueOf(refused.getMessage());
      assertTrue(
          Stream.of(
                  "permission denied",
                  "cannot become",
                  "cannot be extended so",
                  "must begin written",
                  "does not continue",
                  "lease_is_a_window",
                  "telling_number_check",
                  "telling_subject_check",
                  "telling_reason_check",
                  "telling_at_check",
                  "aws_event_at_check",
                  "must be kept for 14 days",
                  "cannot be seen earlier",
                  "bootstrap_token_lifetime",
                  "bootstrap_token_use",
                  "stays used",
                  "begun before it is made",
                  "stays so",
                  "makes one profile",
                  "that was not made",
                  "nothing is proved",
                  "begun before it is asked",
                  "is asked once",
                  "one certificate",
                  "before it is there",
                  "that was not read",
                  "that was not seen",
                  "that was not issued",
                  "is not undone",
                  "answered is known",
                  "has no serial number",
                  "lapses when",
                  "bootstrap_token_own_run",
                  "bootstrap_token_run",
                  "alone")
              .anyMatch(said::contains),
          said);
      return false;
    }
  }

  private static void execute(UserGroup group, String statement, String run) {
    Optional.ofNullable(USERS.get(group))
        .orElseThrow()
        .jdbi()
        .useTransaction(handle ->
            handle
                .createUpdate(statement)
                .configure(SqlStatements.class, sql -> sql.setUnusedBindingAllowed(true))
                .bind("run", run)
                .execute());
  }
}
