package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A duty's user who could make objects, which the migration forbids, and gives them the names that
 * the ledger's guards use.
 */
class ShadowedNamesTest {

  private static final String RUN = "RB-06/SHADOW-1";

  private final TestLedger ledger = TestLedger.fresh();
  private final LedgerDatabase owner = LedgerDatabase.open(ledger.owner());

  @BeforeEach
  void letThemMakeObjects() {
    owner
        .jdbi()
        .useHandle(handle -> {
          String database =
              handle.createQuery("SELECT current_database()").mapTo(String.class).one();
          handle.execute("GRANT TEMPORARY ON DATABASE " + database + " TO PUBLIC");
          handle.execute("GRANT CREATE ON SCHEMA public TO PUBLIC");
          handle.execute(
              "INSERT INTO run_start (run, request_digest, requester, request, started_at, state_at)"
                  + " VALUES (?, 'digest', 'ada', '{}', now(), now())",
              RUN);
        });
  }

  @AfterEach
  void close() {
    owner.close();
  }

  @Test
  @DisplayName("AC-23 a type of the same name does not turn the guard of a lease's steps")
  void aTypeOfTheSameNameDoesNotTurnTheGuard() {
    refused(
        UserGroup.OPEN,
        "alone",
        List.of(
            "INSERT INTO lease (run, object, role, holder, valid_from, valid_until, stage)"
                + " VALUES ('RB-06/SHADOW-1', 'arn:profile', 'arn:role', 'CN=mallory',"
                + " date_trunc('second', now()), date_trunc('second', now()) + interval '1 h',"
                + " 'WRITTEN')",
            "CREATE TEMP TABLE x ()",
            "CREATE TYPE pg_temp.text AS ENUM ('kedgeline_open')",
            "CREATE FUNCTION pg_temp.f(pg_catalog.text) RETURNS pg_temp.text LANGUAGE sql"
                + " AS $$ SELECT 'kedgeline_open'::pg_temp.text $$",
            "CREATE FUNCTION pg_temp.h(pg_temp.text) RETURNS pg_catalog.name LANGUAGE sql"
                + " AS $$ SELECT 'kedgeline_open'::pg_catalog.name $$",
            "CREATE CAST (pg_catalog.text AS pg_temp.text)"
                + " WITH FUNCTION pg_temp.f(pg_catalog.text) AS ASSIGNMENT",
            "CREATE CAST (pg_temp.text AS pg_catalog.name)"
                + " WITH FUNCTION pg_temp.h(pg_temp.text) AS IMPLICIT"),
        "UPDATE lease SET stage = 'NOTED'");
    assertEquals("WRITTEN", one("SELECT stage FROM lease"));
  }

  @Test
  @DisplayName("AC-23 a function of the same name does not turn the guard of a lease's steps")
  void aFunctionOfTheSameNameDoesNotTurnTheGuard() {
    refused(
        UserGroup.OPEN,
        "alone",
        List.of(
            "INSERT INTO lease (run, object, role, holder, valid_from, valid_until, stage)"
                + " VALUES ('RB-06/SHADOW-1', 'arn:profile', 'arn:role', 'CN=mallory',"
                + " date_trunc('second', now()), date_trunc('second', now()) + interval '1 h',"
                + " 'WRITTEN')",
            "CREATE FUNCTION public.pg_has_role(name, text, text) RETURNS boolean LANGUAGE sql"
                + " AS $$ SELECT true $$",
            "CREATE FUNCTION public.pg_has_role(name, name, text) RETURNS boolean LANGUAGE sql"
                + " AS $$ SELECT true $$"),
        "UPDATE lease SET stage = 'NOTED'");
    assertEquals("WRITTEN", one("SELECT stage FROM lease"));
  }

  @Test
  void aTableOfTheSameNameDoesNotOpenASealedJournal() {
    owner
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO seal (run, length, head, key_id, signature, at)"
                    + " VALUES (?, 0, repeat('0', 64), 'k', 's', 'now')",
                RUN));
    refused(
        UserGroup.NOTARISE,
        "is sealed",
        List.of("CREATE TEMP TABLE seal (run text)"),
        "INSERT INTO journal (run, sequence, fact_key, kind, at, actor, detail, previous, hash)"
            + " VALUES ('RB-06/SHADOW-1', 1, 'k', 'VOTED', '2026-01-01T12:00:00Z', 'a', '{}', repeat('0', 64),"
            + " repeat('0', 64))");
  }

  private void refused(UserGroup group, String reason, List<String> before, String deed) {
    LedgerConfig user = ledger.as(group);
    try (LedgerDatabase rogue = LedgerDatabase.open(user);
        Handle session = rogue.jdbi().open()) {
      before.forEach(session::execute);
      UnableToExecuteStatementException refused =
          assertThrows(UnableToExecuteStatementException.class, () -> session.execute(deed));
      assertTrue(String.valueOf(refused.getMessage()).contains(reason), refused::toString);
    }
  }

  private String one(String query) {
    return owner.jdbi().withHandle(h -> h.createQuery(query).mapTo(String.class).one());
  }
}
