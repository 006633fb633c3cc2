package io.kedgeline.ledger.journal;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Entries as rows of the table. */
final class EntryRows {

  private static final String INSERT =
      "INSERT INTO journal (run, sequence, fact_key, kind, at, actor, detail, previous, hash)"
          + " VALUES (:run, :sequence, :key, :kind, :at, :actor, :detail, :previous, :hash)";

  private EntryRows() {}

  static void write(Handle handle, List<JournalEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (JournalEntry entry : entries) {
      Fact fact = entry.fact();
      batch
          .bind("run", entry.run().value())
          .bind("sequence", entry.sequence())
          .bind("key", fact.key())
          .bind("kind", fact.kind().name())
          .bind("at", fact.at().toString())
          .bind("actor", fact.actor())
          .bind("detail", DetailText.write(fact.detail()))
          .bind("previous", entry.previous().hex())
          .bind("hash", entry.hash().hex())
          .add();
    }
    batch.execute();
  }

  static List<JournalEntry> chain(Handle handle, RunId run) {
    return handle
        .createQuery("SELECT * FROM journal WHERE run = :run ORDER BY sequence")
        .bind("run", run.value())
        .map((row, context) -> entry(row))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  static Optional<JournalEntry> find(Handle handle, RunId run, String key) {
    return handle
        .createQuery("SELECT * FROM journal WHERE run = :run AND fact_key = :key")
        .bind("run", run.value())
        .bind("key", key)
        .map((row, context) -> entry(row))
        .findOne()
        .flatMap(found -> found);
  }

  /** Nothing for a row of an outer join that found no entry. */
  static Optional<JournalEntry> entry(ResultSet row) throws SQLException {
    @Nullable String run = row.getString("run");
    return run == null
        ? Optional.empty()
        : Optional.of(
            new JournalEntry(
                new RunId(run),
                row.getLong("sequence"),
                new Fact(
                    row.getString("fact_key"),
                    FactKind.valueOf(row.getString("kind")),
                    Instant.parse(row.getString("at")),
                    row.getString("actor"),
                    DetailText.read(row.getString("detail"))),
                new Digest(row.getString("previous")),
                new Digest(row.getString("hash"))));
  }
}
