package io.kedgeline.domain.identity;

import io.kedgeline.domain.document.Fault;
import java.util.List;

/** What came of reading additions: all of them, or everything that is wrong with them. */
public sealed interface AdditionsResult {

  /** They obey every rule; each person once. */
  record Valid(List<Addition> additions) implements AdditionsResult {
    public Valid {
      additions = List.copyOf(additions);
    }
  }

  /** They break at least one rule; all of them, in the order of the file. */
  record Faulty(List<Fault> faults) implements AdditionsResult {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
