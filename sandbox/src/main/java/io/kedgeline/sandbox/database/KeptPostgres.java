package io.kedgeline.sandbox.database;

import io.kedgeline.ledger.database.LedgerConfig;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL on a folder that outlives the process. What is committed is on disk: the embedded
 * library's faster settings are undone, and its programs lie where nobody else can exchange them. A
 * server that a killed process left behind is ended first.
 */
public final class KeptPostgres implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final String OWNER = "postgres";

  private final EmbeddedPostgres postgres;
  private final OwnerPassword password;

  private KeptPostgres(EmbeddedPostgres postgres, OwnerPassword password) {
    this.postgres = postgres;
    this.password = password;
  }

  /** Starts on this folder; the first time it is made. */
  public static KeptPostgres start(Path folder) throws IOException, SQLException {
    Path data = folder.toAbsolutePath();
    endLeftover(data);
    QuietEnd.arrange();
    if (!Files.exists(data.resolve("PG_VERSION"))) {
      OwnerPassword drawn = OwnerPassword.draw(data);
      return started(
          builder(data)
              .setLocaleConfig("auth", ClientAuthentication.PASSWORD)
              .setLocaleConfig("pwfile", drawn.file().toString()),
          drawn);
    }
    if (!ClientAuthentication.of(data).asksEverybody()) {
      guard(data);
    }
    return started(builder(data), OwnerPassword.read(data));
  }

  private static KeptPostgres started(EmbeddedPostgres.Builder builder, OwnerPassword password)
      throws IOException {
    return new KeptPostgres(
        builder.setConnectConfig("password", password.text()).start(), password);
  }

  private static EmbeddedPostgres.Builder builder(Path data) throws IOException {
    return EmbeddedPostgres.builder()
        .setPGStartupWait(Duration.ofMinutes(1))
        .setDataDirectory(data)
        .setOverrideWorkingDirectory(PrivateFolder.forPrograms().toFile())
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
        .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
  }

  /**
   * A folder that lets everybody on the machine in, since it was made when all did: from now on
   * nobody is. The server that is needed for it ends, and with it whoever came in meanwhile.
   */
  private static void guard(Path data) throws IOException, SQLException {
    try (KeptPostgres open = started(builder(data), OwnerPassword.draw(data))) {
      open.run("ALTER USER %s PASSWORD '%s'".formatted(OWNER, open.password.text()));
    }
    ClientAuthentication.of(data).askEverybody();
  }

  /** Its owner, who may do everything, in the database of this address. */
  public LedgerConfig owner(String url) {
    return new LedgerConfig(url, OWNER, password.text());
  }

  /** The address of its own database. */
  public String url() {
    return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
  }

  /** The address of an empty database of this name; an earlier one is dropped. */
  public String emptyDatabase(String name) throws SQLException {
    run("DROP DATABASE IF EXISTS " + checked(name) + " WITH (FORCE)");
    run("CREATE DATABASE " + name);
    return addressOf(name);
  }

  /** The address of the database of this name; it is made when it is not there. */
  public String database(String name) throws SQLException {
    if (!exists(checked(name))) {
      run("CREATE DATABASE " + name);
    }
    return addressOf(name);
  }

  private static String checked(String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,30}")) {
      throw new IllegalArgumentException("database: must be a-z 0-9 _");
    }
    return name;
  }

  private String addressOf(String name) {
    return url().replaceFirst("/postgres$", "/" + name);
  }

  private boolean exists(String name) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement statement =
            connection.prepareStatement("SELECT 1 FROM pg_database WHERE datname = ?")) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), OWNER, password.text());
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
