package io.kedgeline.sandbox.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL on a folder that outlives the process. What is committed is on disk: the embedded
 * library's faster settings are undone. A server that a killed process left behind is ended first.
 */
public final class KeptPostgres implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EmbeddedPostgres postgres;

  private KeptPostgres(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /** Starts on this folder; the first time it is made. */
  public static KeptPostgres start(Path folder) throws IOException {
    Path data = folder.toAbsolutePath();
    endLeftover(data);
    Files.createDirectories(data);
    return new KeptPostgres(
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
            .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** The address of its own database, as its owner {@code postgres}. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
  }

  /** The address of an empty database of this name; an earlier one is dropped. */
  public String emptyDatabase(String name) throws SQLException {
    if (!name.matches("[a-z][a-z0-9_]{0,30}")) {
      throw new IllegalArgumentException("database: must be a-z 0-9 _");
    }
    try (Connection connection = DriverManager.getConnection(url(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      statement.execute("CREATE DATABASE " + name);
    }
    return url().replaceFirst("/postgres$", "/" + name);
  }

  /** Ends a server that still runs on this folder, and no other process. */
  private static void endLeftover(Path data) throws IOException {
    Path pidFile = data.resolve("postmaster.pid");
    if (!Files.isRegularFile(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> left =
        lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]+")
            ? Optional.empty()
            : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
    boolean ours =
        left.flatMap(process -> process.info().commandLine())
            .filter(command -> command.contains(data.toString()))
            .isPresent();
    if (!ours) {
      return;
    }
    left.orElseThrow().destroy();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Files.exists(pidFile) && System.nanoTime() < deadline) {
      pause();
    }
    if (Files.exists(pidFile)) {
      throw new IOException(
          "an earlier PostgreSQL on %s did not end within %s: end process %s"
              .formatted(data, PATIENCE, lines.getFirst().strip()));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while PostgreSQL was ending", stopped);
    }
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
