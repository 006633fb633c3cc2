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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
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
   * again and is passed over; told with other content, that contradiction is what is journalled, so
   * that nobody can keep a run from going on by having spoken first.
   *
   * @throws JournalSealed when the run's chain has ended, unless all of it was told before
   */
  public List<JournalEntry> append(RunId run, List<Fact> facts) {
    if (facts.isEmpty()) {
      return List.of();
    }
    return jdbi.inTransaction(handle -> {
      Locks.hold(handle, lock(run));
      if (SealTable.find(handle, run).isPresent()) {
        return facts.stream().map(fact -> behindTheSeal(handle, run, fact)).toList();
      }
      List<JournalEntry> entries = new ArrayList<>();
      for (Fact fact : facts) {
        entries.add(append(handle, run, fact));
      }
      return entries;
    });
  }

  /** The whole chain of this run, oldest entry first. */
  public List<JournalEntry> read(RunId run) {
    return jdbi.withHandle(handle -> read(handle, run));
  }

  /**
   * Ends the run's chain. Nobody appends between the reading and the seal; a run that is sealed
   * keeps the seal that it has.
   *
   * @param seal makes the seal under the whole chain
   */
  public Seal seal(RunId run, Function<List<JournalEntry>, Seal> seal) {
    return jdbi.inTransaction(handle -> {
      Locks.hold(handle, lock(run));
      Optional<Seal> there = SealTable.find(handle, run);
      if (there.isPresent()) {
        return there.get();
      }
      Seal fresh = seal.apply(read(handle, run));
      SealTable.put(handle, fresh);
      return fresh;
    });
  }

  private static String lock(RunId run) {
    return "journal " + run;
  }

  private static List<JournalEntry> read(Handle handle, RunId run) {
    return handle
        .createQuery("SELECT * FROM journal WHERE run = :run ORDER BY sequence")
        .bind("run", run.value())
        .map((row, context) -> entry(row))
        .list();
  }

  private static JournalEntry append(Handle handle, RunId run, Fact fact) {
    Optional<JournalEntry> there = find(handle, run, fact.key());
    if (there.isPresent()) {
      return toldBefore(there.get(), fact)
          ? there.get()
          : append(handle, run, contradiction(there.get(), fact));
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

  /** Whoever did not hear that the run was sealed tells again what stands before the seal. */
  private static JournalEntry behindTheSeal(Handle handle, RunId run, Fact fact) {
    return find(handle, run, fact.key())
        .filter(there -> toldBefore(there, fact))
        .orElseThrow(() -> new JournalSealed(run));
  }

  private static Optional<JournalEntry> find(Handle handle, RunId run, String key) {
    return handle
        .createQuery("SELECT * FROM journal WHERE run = :run AND fact_key = :key")
        .bind("run", run.value())
        .bind("key", key)
        .map((row, context) -> entry(row))
        .findOne();
  }

  private static boolean toldBefore(JournalEntry there, Fact fact) {
    return HashChain.append(there.run(), there.sequence(), there.previous(), fact)
        .hash()
        .matches(there.hash());
  }

  /** Its key is drawn from what was told, so that the same contradiction is told once. */
  private static Fact contradiction(JournalEntry there, Fact told) {
    Map<String, String> detail = new TreeMap<>(told.detail());
    detail.put("contradicts", Long.toString(there.sequence()));
    detail.put("kind", told.kind().name());
    detail.put("actor", told.actor());
    String content =
        HashChain.append(there.run(), there.sequence(), there.previous(), told).hash().hex();
    return Fact.of(
        "ledger/contradicts/" + content, FactKind.CONTRADICTED, told.at(), "ledger", detail);
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
