package io.kedgeline.sandbox.database;

import io.kedgeline.ledger.database.LedgerConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A process that commits a row, says so, and waits to be killed. */
public final class LeavesPostgresBehind {

  private LeavesPostgresBehind() {}

  /** Starts on the folder in the first argument. */
  public static void main(String[] args) throws IOException, SQLException, InterruptedException {
    try (KeptPostgres postgres = KeptPostgres.start(Path.of(args[0]));
        Connection connection = connect(postgres.owner(postgres.url()));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept (one text)");
      statement.execute("INSERT INTO kept VALUES ('row')");
      System.out.println("committed");
      Thread.currentThread().join();
    }
  }

  private static Connection connect(LedgerConfig as) throws SQLException {
    return DriverManager.getConnection(as.url(), as.user(), as.password());
  }
}
