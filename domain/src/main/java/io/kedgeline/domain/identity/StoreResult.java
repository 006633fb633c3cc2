package io.kedgeline.domain.identity;

import io.kedgeline.domain.document.Fault;
import java.util.List;

/** What came of reading an identity store. */
public sealed interface StoreResult {

  /**
   * It contradicts itself nowhere.
   *
   * @param entries everybody
   * @param doubts why somebody who is enabled does not count, and what was added to nobody
   */
  record Valid(List<DirectoryEntry> entries, List<Fault> doubts) implements StoreResult {
    public Valid {
      entries = List.copyOf(entries);
      doubts = List.copyOf(doubts);
    }
  }

  /** It contradicts itself: nobody can be told from it. */
  record Faulty(List<Fault> faults) implements StoreResult {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
