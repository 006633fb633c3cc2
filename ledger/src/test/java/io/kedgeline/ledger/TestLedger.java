package io.kedgeline.ledger;

import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.LedgerLogins;
import io.kedgeline.ledger.database.UserGroup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL for the whole test run, and a fresh migrated database for each who asks. */
public final class TestLedger {

  private static final EmbeddedPostgres SERVER = start();
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final String url;

  private TestLedger(String url) {
    this.url = url;
  }

  /** A fresh database with its schema and one login user of each group. */
  public static TestLedger fresh() {
    TestLedger ledger = empty();
    LedgerDatabase.migrate(ledger.owner());
    for (UserGroup group : UserGroup.values()) {
      LedgerLogins.create(ledger.owner(), ledger.as(group), Set.of(group));
    }
    LedgerLogins.create(
        ledger.owner(), ledger.worker(), EnumSet.complementOf(EnumSet.of(UserGroup.SERVER)));
    return ledger;
  }

  /** A fresh database without a schema. */
  public static TestLedger empty() {
    String name = "ledger" + NUMBER.incrementAndGet();
    try (LedgerDatabase admin = LedgerDatabase.open(owner("postgres").owner())) {
      admin.jdbi().useHandle(handle -> handle.execute("CREATE DATABASE " + name));
    }
    return owner(name);
  }

  public LedgerConfig owner() {
    return new LedgerConfig(url, "postgres", "postgres");
  }

  /** The user of every duty in one. */
  public LedgerConfig worker() {
    return new LedgerConfig(url, "test_worker", "it's \"quoted\"");
  }

  public LedgerConfig server() {
    return as(UserGroup.SERVER);
  }

  /** The user of this group alone. */
  public LedgerConfig as(UserGroup group) {
    return new LedgerConfig(url, "test_" + group.roleName(), "another");
  }

  private static TestLedger owner(String database) {
    return new TestLedger(SERVER.getJdbcUrl("postgres", database).replaceAll("\\?.*", ""));
  }

  private static EmbeddedPostgres start() {
    try {
      return EmbeddedPostgres.builder()
          .setPGStartupWait(Duration.ofMinutes(1))
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .start();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
