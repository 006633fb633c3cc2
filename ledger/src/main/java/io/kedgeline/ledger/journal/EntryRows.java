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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

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
        .list();
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
