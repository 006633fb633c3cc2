package io.kedgeline.ledger.journal;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One seal per run. Behind it the database takes no further entry. */
public final class SealTable {

  private final Jdbi jdbi;

  /** The seals in this database. */
  public SealTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** The run's seal, if it has one. */
  public Optional<Seal> find(RunId run) {
    return jdbi.withHandle(handle -> find(handle, run));
  }

  static void put(Handle handle, Seal seal) {
    handle
        .createUpdate(
            "INSERT INTO seal (run, length, head, key_id, signature, at)"
                + " VALUES (:run, :length, :head, :keyId, :signature, :at)")
        .bind("run", seal.run().value())
        .bind("length", seal.length())
        .bind("head", seal.head().hex())
        .bind("keyId", seal.keyId())
        .bind("signature", seal.signature())
        .bind("at", seal.at().toString())
        .execute();
  }

  static Optional<Seal> find(Handle handle, RunId run) {
    return handle
        .createQuery("SELECT * FROM seal WHERE run = :run")
        .bind("run", run.value())
        .map((row, context) ->
            new Seal(
                new RunId(row.getString("run")),
                row.getLong("length"),
                new Digest(row.getString("head")),
                row.getString("key_id"),
                row.getString("signature"),
                Instant.parse(row.getString("at"))))
        .findOne();
  }
}
