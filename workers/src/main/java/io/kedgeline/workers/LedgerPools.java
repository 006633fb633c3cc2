package io.kedgeline.workers;

import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.workers.config.LedgerUsers;
import io.kedgeline.workers.config.WorkerDuty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A pool of connections for each database user of a process. */
final class LedgerPools implements AutoCloseable {

  private final LedgerUsers users;
  private final Map<LedgerConfig, LedgerDatabase> pools = new LinkedHashMap<>();

  /** Opens them; when one cannot be opened, those that stand are closed. */
  LedgerPools(LedgerUsers users) {
    this.users = users;
    try {
      users.distinct().forEach(user -> pools.put(user, LedgerDatabase.open(user)));
    } catch (RuntimeException refused) {
      close();
      throw refused;
    }
  }

  /** The ledger as this duty's user. */
  LedgerDatabase of(WorkerDuty duty) {
    return Optional.ofNullable(pools.get(users.of(duty))).orElseThrow();
  }

  /**
   * The ledger for what every duty may do: read what a warrant is checked by, add to the journal.
   */
  LedgerDatabase common() {
    return pools.values().iterator().next();
  }

  /** Whether the database answers each of the users. */
  boolean answer() {
    return pools.values().stream().allMatch(LedgerDatabase::answers);
  }

  @Override
  public void close() {
    pools.values().forEach(LedgerDatabase::close);
  }
}
