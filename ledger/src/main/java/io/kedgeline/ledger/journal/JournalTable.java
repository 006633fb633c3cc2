package io.kedgeline.ledger.journal;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.Locks;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
      ChainEnd end = ChainEnd.read(handle, run, facts);
      List<JournalEntry> entries = facts.stream().map(end::add).toList();
      end.write();
      return entries;
    });
  }

  /** The whole chain of this run, oldest entry first. */
  public List<JournalEntry> read(RunId run) {
    return jdbi.withHandle(handle -> EntryRows.chain(handle, run));
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
      Seal fresh = seal.apply(EntryRows.chain(handle, run));
      SealTable.put(handle, fresh);
      return fresh;
    });
  }

  private static String lock(RunId run) {
    return "journal " + run;
  }
}
