package io.kedgeline.ledger.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.ledger.TestLedger;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerUnreachableTest {

  @Test
  void aDatabaseThatIsNotThereIsNamedWithItsUser() {
    LedgerConfig nowhere = new LedgerConfig("jdbc:postgresql://127.0.0.1:1/ledger", "maya", "pass");
    LedgerUnreachable fault =
        assertThrows(LedgerUnreachable.class, () -> LedgerDatabase.open(nowhere));
    assertEquals(
        "the ledger at jdbc:postgresql://127.0.0.1:1/ledger does not let maya in: is it up, and is"
            + " the password right?",
        fault.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "08006, true",
    "53100, true",
    "53300, true",
    "57P01, true",
    "58030, true",
    "25006, true",
    "23514, false",
    "42501, false",
    "55P03, true"
  })
  void aLedgerThatCanKeepNothingIsAsGoodAsNone(String state, boolean none) {
    SQLException answered = new SQLException("the database says no", state);
    assertEquals(none, LedgerUnreachable.causes(new IllegalStateException(answered)));
  }

  /** Else a machine that is lost with a lock keeps everybody from closing. */
  @Test
  void whoeverHoldsALockAndSaysNothingLosesIt() {
    try (LedgerDatabase worker = LedgerDatabase.open(TestLedger.fresh().worker())) {
      worker
          .jdbi()
          .useTransaction(handle -> {
            Locks.hold(handle, "object");
            assertEquals("150s", shown(handle, "idle_in_transaction_session_timeout"));
            assertEquals("30s", shown(handle, "lock_timeout"));
          });
      worker
          .jdbi()
          .useHandle(
              handle -> assertEquals("0", shown(handle, "idle_in_transaction_session_timeout")));
    }
  }

  private static String shown(Handle handle, String setting) {
    return handle
        .createQuery("SELECT current_setting(:setting)")
        .bind("setting", setting)
        .mapTo(String.class)
        .one();
  }
}
