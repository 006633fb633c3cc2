package io.kedgeline.sandbox.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.workflows.settings.SettingsFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPostgresTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void rowsOutliveAServerThatAKilledProcessLeftBehind()
      throws IOException, SQLException, InterruptedException {
    Path data = folder.resolve("pg");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LeavesPostgresBehind.class.getName(),
                data.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader said = process.inputReader()) {
      assertEquals("committed", said.readLine());
    }
    process.destroyForcibly().waitFor();
    try (KeptPostgres again = KeptPostgres.start(data)) {
      assertEquals("row", ask(again, "SELECT one FROM kept"));
    }
  }

  @Test
  void whatIsCommittedIsOnDisk() throws IOException, SQLException {
    try (KeptPostgres postgres = KeptPostgres.start(folder.resolve("pg"))) {
      assertEquals("on", ask(postgres, "SHOW fsync"));
      assertEquals("on", ask(postgres, "SHOW synchronous_commit"));
      assertTrue(postgres.url().startsWith("jdbc:postgresql://127.0.0.1:"));
    }
  }

  @Test
  void nobodyElseOnTheMachineIsLetIn() throws IOException, SQLException {
    try (KeptPostgres postgres = KeptPostgres.start(folder.resolve("pg"))) {
      LedgerConfig owner = postgres.owner(postgres.url());
      for (String guess : List.of("", "postgres", owner.password() + "0")) {
        assertThrows(
            SQLException.class,
            () -> connect(new LedgerConfig(owner.url(), owner.user(), guess)).close());
      }
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(folder.resolve("pg.password"))));
    }
  }

  @Test
  void aFolderFromWhenEverybodyWasLetInIsGuardedAtItsNextStart() throws IOException, SQLException {
    Path data = folder.resolve("pg");
    try (KeptPostgres postgres = KeptPostgres.start(data)) {
      assertEquals("on", ask(postgres, "SHOW fsync"));
    }
    Files.delete(folder.resolve("pg.password"));
    Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    try (KeptPostgres postgres = KeptPostgres.start(data)) {
      assertEquals("on", ask(postgres, "SHOW fsync"));
      assertThrows(
          SQLException.class,
          () -> connect(new LedgerConfig(postgres.url(), "postgres", "")).close());
    }
    try (KeptPostgres postgres = KeptPostgres.start(data)) {
      assertEquals("on", ask(postgres, "SHOW fsync"));
    }
  }

  @Test
  void aFolderIsGuardedThoughThePreviousStartEndedBeforeItWas() throws IOException, SQLException {
    Path data = folder.resolve("pg");
    KeptPostgres.start(data).close();
    Files.writeString(folder.resolve("pg.password"), "drawn, and never set");
    Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    try (KeptPostgres postgres = KeptPostgres.start(data)) {
      assertEquals("on", ask(postgres, "SHOW fsync"));
      assertThrows(
          SQLException.class,
          () -> connect(new LedgerConfig(postgres.url(), "postgres", "")).close());
    }
  }

  @Test
  void aPasswordThatOthersCanReadOrThatIsGoneIsSaid() throws IOException, SQLException {
    Path data = folder.resolve("pg");
    Path password = folder.resolve("pg.password");
    KeptPostgres.start(data).close();
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    assertThrows(SettingsFault.class, () -> KeptPostgres.start(data).close());
    Files.delete(password);
    assertThrows(SettingsFault.class, () -> KeptPostgres.start(data).close());
    assertFalse(Files.exists(password));
  }

  private static Connection connect(LedgerConfig as) throws SQLException {
    return DriverManager.getConnection(as.url(), as.user(), as.password());
  }

  private static String ask(KeptPostgres postgres, String sql) throws SQLException {
    try (Connection connection = connect(postgres.owner(postgres.url()));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }
}
