package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Fault;
import java.util.List;

/** What came of reading a rulebook: the rulebook, or everything that is wrong with it. */
public sealed interface RulebookResult {

  /** The tree obeys every rule. */
  record Valid(Rulebook rulebook) implements RulebookResult {}

  /**
   * The tree breaks at least one rule.
   *
   * @param faults all of them, in the order in which the sections are read
   */
  record Faulty(List<Fault> faults) implements RulebookResult {

    public Faulty {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("faults: must hold at least one");
      }
    }
  }
}
