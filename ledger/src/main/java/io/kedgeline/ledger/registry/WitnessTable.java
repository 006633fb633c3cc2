package io.kedgeline.ledger.registry;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Witness sessions, encrypted by the worker; opaque here. */
public final class WitnessTable {

  private final Jdbi jdbi;

  /** The witnesses in this database. */
  public WitnessTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps these octets for the run, in place of earlier ones; at most 8 KiB. */
  public void put(RunId run, byte[] sealed) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "INSERT INTO witness (run, sealed) VALUES (:run, :sealed)"
                    + " ON CONFLICT (run) DO UPDATE SET sealed = excluded.sealed")
            .bind("run", run.value())
            .bind("sealed", sealed)
            .execute());
  }

  /** The octets kept for the run, if any. */
  public Optional<byte[]> find(RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT sealed FROM witness WHERE run = :run")
            .bind("run", run.value())
            .map((row, context) -> row.getBytes("sealed"))
            .findOne());
  }

  /** Forgets them. */
  public void delete(RunId run) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate("DELETE FROM witness WHERE run = :run")
            .bind("run", run.value())
            .execute());
  }
}
