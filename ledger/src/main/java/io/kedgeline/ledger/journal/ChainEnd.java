package io.kedgeline.ledger.journal;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.HashChain;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.RunId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * The end of a run's chain while its lock is held: what of some facts stands in it already, and
 * where the next one goes. It is read in one question and written in one answer, since every
 * activity of every run waits for it.
 */
final class ChainEnd {

  private static final String CONTRADICTION = "ledger/contradicts/";

  private static final String ASKED =
      "SELECT EXISTS (SELECT 1 FROM seal WHERE run = :run) AS sealed, journal.*"
          + " FROM (SELECT 1) one LEFT JOIN journal ON journal.run = :run"
          + " AND (journal.fact_key = ANY(:keys) OR journal.sequence ="
          + " (SELECT max(sequence) FROM journal WHERE run = :run))";

  private final Handle handle;
  private final RunId run;
  private final boolean sealed;
  private final Map<String, JournalEntry> there = new HashMap<>();
  private final List<JournalEntry> fresh = new ArrayList<>();
  private Optional<JournalEntry> last = Optional.empty();

  private ChainEnd(Handle handle, RunId run, boolean sealed) {
    this.handle = handle;
    this.run = run;
    this.sealed = sealed;
  }

  private record Row(boolean sealed, Optional<JournalEntry> entry) {}

  /** Reads it, with the entries that have the keys of these facts. */
  static ChainEnd read(Handle handle, RunId run, List<Fact> facts) {
    List<Row> rows =
        handle
            .createQuery(ASKED)
            .bind("run", run.value())
            .bindArray("keys", String.class, facts.stream().map(Fact::key).distinct().toList())
            .map((row, context) -> new Row(row.getBoolean("sealed"), EntryRows.entry(row)))
            .list();
    ChainEnd end = new ChainEnd(handle, run, rows.getFirst().sealed());
    rows.stream().flatMap(row -> row.entry().stream()).forEach(end::know);
    return end;
  }

  private void know(JournalEntry entry) {
    there.put(entry.fact().key(), entry);
    if (last.filter(known -> known.sequence() > entry.sequence()).isEmpty()) {
      last = Optional.of(entry);
    }
  }

  /**
   * The entry that this fact is: there already, or to be written. Told with other content than what
   * is there, that contradiction is.
   *
   * @throws JournalSealed when the chain has ended and the fact does not stand in it
   */
  JournalEntry add(Fact fact) {
    Optional<JournalEntry> told = find(fact.key());
    if (told.filter(entry -> toldBefore(entry, fact)).isPresent()) {
      return told.get();
    }
    if (sealed) {
      throw new JournalSealed(run);
    }
    return told.isPresent() ? add(contradiction(told.get(), fact)) : next(fact);
  }

  /** A contradiction has a key of its own, which nobody asked for when the end was read. */
  private Optional<JournalEntry> find(String key) {
    Optional<JournalEntry> known = Optional.ofNullable(there.get(key));
    return known.isPresent() || !key.startsWith(CONTRADICTION)
        ? known
        : EntryRows.find(handle, run, key);
  }

  private JournalEntry next(Fact fact) {
    JournalEntry entry =
        last.map(before -> HashChain.append(run, before.sequence() + 1, before.hash(), fact))
            .orElseGet(() -> HashChain.append(run, 1, HashChain.origin(run), fact));
    know(entry);
    fresh.add(entry);
    return entry;
  }

  /** Writes what was added. */
  void write() {
    EntryRows.write(handle, fresh);
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
    return Fact.of(CONTRADICTION + content, FactKind.CONTRADICTED, told.at(), "ledger", detail);
  }
}
