package io.kedgeline.sandbox.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

  private static String ask(KeptPostgres postgres, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), "postgres", "postgres");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertTrue(rows.next());
      return rows.getString(1);
    }
  }
}
