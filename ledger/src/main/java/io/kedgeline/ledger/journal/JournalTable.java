package io.kedgeline.ledger.journal;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.HashChain;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.Locks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One chain of facts per run. Runs do not wait for each other. */
public final class JournalTable {

  private final Jdbi jdbi;

  /** The journal in this database. */
  public JournalTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Appends these facts, or none of them. A fact whose key is there already is the same fact told
   * again and is passed over.
   *
   * @throws FactConflict when a key is there with other content
   */
  public List<JournalEntry> append(RunId run, List<Fact> facts) {
    if (facts.isEmpty()) {
      return List.of();
    }
    return jdbi.inTransaction(handle -> {
      Locks.hold(handle, "journal " + run);
      List<JournalEntry> entries = new ArrayList<>();
      for (Fact fact : facts) {
        entries.add(append(handle, run, fact));
      }
      return entries;
    });
  }

  /** The whole chain of this run, oldest entry first. */
  public List<JournalEntry> read(RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM journal WHERE run = :run ORDER BY sequence")
            .bind("run", run.value())
            .map((row, context) -> entry(row))
            .list());
  }

  private static JournalEntry append(Handle handle, RunId run, Fact fact) {
    Optional<JournalEntry> there =
        handle
            .createQuery("SELECT * FROM journal WHERE run = :run AND fact_key = :key")
            .bind("run", run.value())
            .bind("key", fact.key())
            .map((row, context) -> entry(row))
            .findOne();
    if (there.isPresent()) {
      if (!there.get().fact().equals(fact)) {
        throw new FactConflict(run, fact.key());
      }
      return there.get();
    }
    JournalEntry entry = next(handle, run, fact);
    handle
        .createUpdate(
            "INSERT INTO journal (run, sequence, fact_key, kind, at, actor, detail, previous, hash)"
                + " VALUES (:run, :sequence, :key, :kind, :at, :actor, :detail, :previous, :hash)")
        .bind("run", run.value())
        .bind("sequence", entry.sequence())
        .bind("key", fact.key())
        .bind("kind", fact.kind().name())
        .bind("at", fact.at().toString())
        .bind("actor", fact.actor())
        .bind("detail", DetailText.write(fact.detail()))
        .bind("previous", entry.previous().hex())
        .bind("hash", entry.hash().hex())
        .execute();
    return entry;
  }

  private static JournalEntry next(Handle handle, RunId run, Fact fact) {
    return handle
        .createQuery(
            "SELECT sequence, hash FROM journal WHERE run = :run ORDER BY sequence DESC LIMIT 1")
        .bind("run", run.value())
        .map((row, context) ->
            HashChain.append(
                run, row.getLong("sequence") + 1, new Digest(row.getString("hash")), fact))
        .findOne()
        .orElseGet(() -> HashChain.append(run, 1, HashChain.origin(run), fact));
  }

  private static JournalEntry entry(ResultSet row) throws SQLException {
    return new JournalEntry(
        new RunId(row.getString("run")),
        row.getLong("sequence"),
        new Fact(
            row.getString("fact_key"),
            FactKind.valueOf(row.getString("kind")),
            Instant.parse(row.getString("at")),
            row.getString("actor"),
            DetailText.read(row.getString("detail"))),
        new Digest(row.getString("previous")),
        new Digest(row.getString("hash")));
  }
}
