package io.kedgeline.ledger.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;

/** A pool of connections to the ledger. */
public final class LedgerDatabase implements AutoCloseable {

  private static final int CONNECTIONS = 10;
  private static final Duration ANSWER = Duration.ofSeconds(40);

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private LedgerDatabase(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = Jdbi.create(pool);
    // The statement's values are acts and plans, which no log may hold.
    jdbi.configure(
        StatementExceptions.class,
        config -> config.setMessageRendering(StatementExceptions.MessageRendering.NONE));
  }

  /**
   * Opens a pool; the first connection is made now, so that a wrong address shows at once.
   *
   * @throws LedgerUnreachable when that connection cannot be made
   */
  public static LedgerDatabase open(LedgerConfig config) {
    HikariConfig hikari = new HikariConfig();
    hikari.setJdbcUrl(config.url());
    hikari.setUsername(config.user());
    hikari.setPassword(config.password());
    hikari.setMaximumPoolSize(CONNECTIONS);
    hikari.setMinimumIdle(1);
    hikari.setConnectionTimeout(5_000);
    hikari.setPoolName("kedgeline-ledger");
    hikari.addDataSourceProperty("tcpKeepAlive", "true");
    // The server's detail of an error repeats the row that was to be written.
    hikari.addDataSourceProperty("logServerErrorDetail", "false");
    // Without it, whoever is cut off within a statement waits for ever; locks take 30 seconds.
    hikari.addDataSourceProperty("socketTimeout", Long.toString(ANSWER.toSeconds()));
    try {
      return new LedgerDatabase(new HikariDataSource(hikari));
    } catch (HikariPool.PoolInitializationException failed) {
      throw new LedgerUnreachable(config, failed);
    }
  }

  /**
   * Brings the schema up to date, as its owner, and lets nobody into the database but the users
   * that {@link LedgerLogins} makes.
   *
   * @throws MigrationStopped when it cannot be; each version is taken whole or not at all
   */
  public static void migrate(LedgerConfig owner) {
    try {
      flyway(owner).migrate();
    } catch (FlywayException stopped) {
      throw new MigrationStopped(owner, stopped);
    }
    LedgerLogins.shutToOthers(owner);
  }

  /**
   * The versions of the schema that this build knows and the database, as this user sees it, lacks.
   */
  public static List<String> pendingMigrations(LedgerConfig user) {
    return Arrays.stream(flyway(user).info().pending())
        .map(migration -> "V" + migration.getVersion() + " " + migration.getDescription())
        .toList();
  }

  private static Flyway flyway(LedgerConfig user) {
    return Flyway.configure()
        .dataSource(user.url(), user.user(), user.password())
        .locations("classpath:io/kedgeline/ledger/migrations")
        .load();
  }

  /** The way to the tables. */
  public Jdbi jdbi() {
    return jdbi;
  }

  /** The database's time. */
  public Instant now() {
    return jdbi.withHandle(
        handle -> handle.createQuery("SELECT now()").mapTo(OffsetDateTime.class).one().toInstant());
  }

  /** Whether the database answers. */
  public boolean answers() {
    return jdbi.withHandle(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one())
        == 1;
  }

  @Override
  public void close() {
    pool.close();
  }
}
