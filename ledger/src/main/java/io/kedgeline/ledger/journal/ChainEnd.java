package io.kedgeline.ledger.journal;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.HashChain;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run's chain while its lock is held: what of some facts stands in it already, and
 * where the next one goes. It is read in one question and written in one answer, since every
 * activity of every run waits for it.
 *
 * <p>Of the entries that are there it reads their places in the chain alone, which the database
 * itself checks: what else stands in them, any of the ledger's users may have written, and nothing
 * that cannot be read may keep a run from going on.
 */
final class ChainEnd {

  private static final String CONTRADICTION = "ledger/contradicts/";

  private static final String ASKED =
      "SELECT EXISTS (SELECT 1 FROM seal WHERE run = :run) AS sealed,"
          + " journal.fact_key, journal.sequence, journal.previous, journal.hash"
          + " FROM (SELECT 1) one LEFT JOIN journal ON journal.run = :run"
          + " AND (journal.fact_key = ANY(:keys) OR journal.sequence ="
          + " (SELECT max(sequence) FROM journal WHERE run = :run))";

  private final Handle handle;
  private final RunId run;
  private final boolean sealed;
  private final Map<String, Place> there = new HashMap<>();
  private final List<JournalEntry> fresh = new ArrayList<>();
  private Optional<Place> last = Optional.empty();

  private ChainEnd(Handle handle, RunId run, boolean sealed) {
    this.handle = handle;
    this.run = run;
    this.sealed = sealed;
  }

  /** Where an entry stands. */
  private record Place(String key, long sequence, Digest previous, Digest hash) {

    static Place of(JournalEntry entry) {
      return new Place(entry.fact().key(), entry.sequence(), entry.previous(), entry.hash());
    }

    /** Nothing for a row of an outer join that found no entry. */
    static Optional<Place> of(ResultSet row) throws SQLException {
      @Nullable String key = row.getString("fact_key");
      return key == null
          ? Optional.empty()
          : Optional.of(
              new Place(
                  key,
                  row.getLong("sequence"),
                  new Digest(row.getString("previous")),
                  new Digest(row.getString("hash"))));
    }
  }

  private record Row(boolean sealed, Optional<Place> place) {}

  /** Reads it, with the entries that have the keys of these facts. */
  static ChainEnd read(Handle handle, RunId run, List<Fact> facts) {
    List<Row> rows =
        handle
            .createQuery(ASKED)
            .bind("run", run.value())
            .bindArray("keys", String.class, facts.stream().map(Fact::key).distinct().toList())
            .map((row, context) -> new Row(row.getBoolean("sealed"), Place.of(row)))
            .list();
    ChainEnd end = new ChainEnd(handle, run, rows.getFirst().sealed());
    rows.stream().flatMap(row -> row.place().stream()).forEach(end::know);
    return end;
  }

  private void know(Place place) {
    there.put(place.key(), place);
    if (last.filter(known -> known.sequence() > place.sequence()).isEmpty()) {
      last = Optional.of(place);
    }
  }

  /**
   * The entry that this fact is: there already, or to be written. Told with other content than what
   * is there, that contradiction is.
   *
   * @throws JournalSealed when the chain has ended and the fact does not stand in it
   */
  JournalEntry add(Fact fact) {
    Optional<Place> taken = find(fact.key());
    Optional<JournalEntry> told =
        taken
            .filter(place -> as(place, fact).hash().matches(place.hash()))
            .map(place -> as(place, fact));
    if (told.isPresent()) {
      return told.get();
    }
    if (sealed) {
      throw new JournalSealed(run);
    }
    return taken.isPresent() ? add(contradiction(taken.get(), fact)) : next(fact);
  }

  /** The entry that this fact is at this place. */
  private JournalEntry as(Place place, Fact fact) {
    return HashChain.append(run, place.sequence(), place.previous(), fact);
  }

  /** A contradiction has a key of its own, which nobody asked for when the end was read. */
  private Optional<Place> find(String key) {
    Optional<Place> known = Optional.ofNullable(there.get(key));
    return known.isPresent() || !key.startsWith(CONTRADICTION)
        ? known
        : handle
            .createQuery(
                "SELECT fact_key, sequence, previous, hash FROM journal"
                    + " WHERE run = :run AND fact_key = :key")
            .bind("run", run.value())
            .bind("key", key)
            .map((row, context) -> Place.of(row))
            .findOne()
            .flatMap(found -> found);
  }

  private JournalEntry next(Fact fact) {
    JournalEntry entry =
        last.map(before -> HashChain.append(run, before.sequence() + 1, before.hash(), fact))
            .orElseGet(() -> HashChain.append(run, 1, HashChain.origin(run), fact));
    know(Place.of(entry));
    fresh.add(entry);
    return entry;
  }

  /** Writes what was added. */
  void write() {
    EntryRows.write(handle, fresh);
  }

  /** Its key is drawn from what was told, so that the same contradiction is told once. */
  private Fact contradiction(Place there, Fact told) {
    Map<String, String> detail = new TreeMap<>(told.detail());
    detail.put("contradicts", Long.toString(there.sequence()));
    detail.put("kind", told.kind().name());
    detail.put("actor", told.actor());
    return Fact.of(
        CONTRADICTION + as(there, told).hash().hex(),
        FactKind.CONTRADICTED,
        told.at(),
        "ledger",
        detail);
  }
}
