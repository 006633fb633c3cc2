package io.kedgeline.conformance.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.LedgerUnreachable;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.starters.cli.Kedgeline;
import io.kedgeline.starters.keys.MachineKeys;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A company makes and upgrades its ledger by one command, as an owner who is no superuser. */
class LedgerMigrationTest {

  private static final String WROTE =
      """
      ledger: the schema is up to date
      ledger: kedgeline_runbooks_1 for runbooks
      ledger: kedgeline_notarise_1 for notarise
      ledger: kedgeline_open_1 for open
      ledger: kedgeline_contain_1 for contain
      ledger: kedgeline_provision_1 for provision
      ledger: kedgeline_issue_1 for issue
      ledger: kedgeline_pki_1 for pki
      ledger: kedgeline_server_1 for server
      """;

  @TempDir private static Path folder = Path.of("");
  private static KeptPostgres postgres;
  private static String url = "";

  @BeforeAll
  static void makeWhatTheCompanysDatabaseTeamMakes() throws IOException, SQLException {
    postgres = KeptPostgres.start(folder.resolve("postgres"));
    url = postgres.database("ledger");
    try (LedgerDatabase admin = LedgerDatabase.open(postgres.owner(postgres.url()))) {
      admin
          .jdbi()
          .useHandle(handle -> {
            handle.execute("CREATE ROLE kedgeline_owner LOGIN CREATEROLE PASSWORD 'owner'");
            handle.execute("ALTER DATABASE ledger OWNER TO kedgeline_owner");
          });
    }
  }

  @AfterAll
  static void end() throws IOException {
    postgres.close();
  }

  @Test
  void schemaAndUsersAreMadeAndMadeAgainWithoutHarm() throws IOException {
    assertEquals(new Said(0, WROTE, ""), migrate(settings("first")));
    assertEquals(1, rowsOfTheServer("first"));
    assertEquals(new Said(0, WROTE, ""), migrate(settings("second")));
    assertEquals(2, rowsOfTheServer("second"));
    LedgerConfig worker = new LedgerConfig(url, "kedgeline_open_1", "second-open");
    try (LedgerDatabase ledger = LedgerDatabase.open(worker)) {
      UnableToExecuteStatementException refused =
          assertThrows(
              UnableToExecuteStatementException.class,
              () -> ledger.jdbi().useHandle(h -> h.execute("DELETE FROM objection")));
      assertTrue(String.valueOf(refused.getMessage()).contains("permission denied"));
    }
  }

  @Test
  void oneUserForTwoProcessesIsRefused() throws IOException {
    Path file = settings("one");
    Files.writeString(
        file, Files.readString(file).replace("kedgeline_server_1", "kedgeline_open_1"));
    assertEquals(
        new Said(
            2,
            "",
            """
            kedgeline: %s has 1 fault:
              NAME.user: each must be a user of its own, with a password of its own
            """
                .formatted(file)),
        migrate(file));
  }

  @Test
  void onlyDutiesMayShareAUser() throws IOException {
    Path file = settings("shared");
    String separate = Files.readString(file);
    for (String name : List.of("server", "owner")) {
      Files.writeString(
          file,
          separate
              .replaceAll("kedgeline_open_1", "kedgeline_%s_1".formatted(name))
              .replace("kedgeline_owner_1", "kedgeline_owner")
              .replace("ledger-open.password", "ledger-%s.password".formatted(name)));
      assertEquals(2, migrate(file).exit(), name);
    }
    Files.writeString(
        file,
        separate
            .replace("kedgeline_open_1", "kedgeline_contain_1")
            .replace("ledger-open.password", "ledger-contain.password"));
    Said said = migrate(file);
    assertTrue(said.out().contains("kedgeline_contain_1 for open, contain"), said::toString);
    Files.writeString(file, separate.replace("open.user=kedgeline_open_1", "open.user="));
    assertTrue(migrate(file).err().contains("open.user: is required"));
    assertEquals(new Said(0, WROTE, ""), migrate(settings("apart")));
  }

  @Test
  void whomTheMigrationDidNotMakeIsNotLetIn() throws IOException {
    assertEquals(new Said(0, WROTE, ""), migrate(settings("closed")));
    try (LedgerDatabase admin = LedgerDatabase.open(postgres.owner(postgres.url()))) {
      admin
          .jdbi()
          .useHandle(handle ->
              handle.execute(
                  "CREATE ROLE of_another_ledger LOGIN PASSWORD 'other' IN ROLE kedgeline_open"));
    }
    assertThrows(
        LedgerUnreachable.class,
        () -> LedgerDatabase.open(new LedgerConfig(url, "of_another_ledger", "other")));
  }

  @Test
  void anEmptyPasswordIsRefused() throws IOException {
    Path file = settings("empty");
    Path password = folder.resolve("ledger-open.password");
    MachineKeys.write(password, "\n");
    assertEquals(
        new Said(2, "", "kedgeline: %s has 1 fault:\n  must hold a password\n".formatted(password)),
        migrate(file));
  }

  @Test
  void aLedgerThatDoesNotAnswerIsSaidSo() throws IOException {
    Path file = settings("gone");
    Files.writeString(
        file, Files.readString(file).replace(url, "jdbc:postgresql://127.0.0.1:1/ledger"));
    Said said = migrate(file);
    assertEquals(7, said.exit());
    assertTrue(said.err().contains("does not let kedgeline_owner in"), said.err());
  }

  private static int rowsOfTheServer(String run) {
    LedgerConfig server = new LedgerConfig(url, "kedgeline_server_1", run + "-server");
    try (LedgerDatabase ledger = LedgerDatabase.open(server)) {
      return ledger
          .jdbi()
          .withHandle(handle -> {
            handle.execute("INSERT INTO objection VALUES (?, 'CLOSE', 'maya', now())", run);
            return handle.createQuery("SELECT count(*) FROM objection").mapTo(Integer.class).one();
          });
    }
  }

  /** The file that we ship, for this database, with passwords of its own. */
  private static Path settings(String run) throws IOException {
    MachineKeys.write(folder.resolve("ledger-owner.password"), "owner\n");
    for (String name :
        List.of(
            "runbooks",
            "notarise",
            "open",
            "contain",
            "provision",
            "issue",
            "pki",
            "server",
            "worker")) {
      MachineKeys.write(
          folder.resolve("ledger-" + name + ".password"), "%s-%s\n".formatted(run, name));
    }
    Path file = folder.resolve("ledger.properties");
    Files.writeString(
        file,
        SettingsFilesTest.shipped("ledger")
            .replace("/run/secrets/", "")
            .replaceAll("(?m)^ledger\\.url=.*$", "ledger.url=" + url));
    return file;
  }

  private record Said(int exit, String out, String err) {}

  private static Said migrate(Path settings) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Kedgeline.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "ledger",
            "migrate",
            settings.toString());
    return new Said(exit, out.toString(), err.toString());
  }
}
