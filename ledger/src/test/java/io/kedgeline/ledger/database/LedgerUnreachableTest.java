package io.kedgeline.ledger.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

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
}
