package io.kedgeline.domain.identity;

import io.kedgeline.domain.document.Fault;
import java.util.List;

/** What came of reading a list of people: everybody, or everything that is wrong with it. */
public sealed interface PeopleResult {

  /** The list obeys every rule. */
  record Valid(PeopleList people) implements PeopleResult {}

  /** The list breaks at least one rule; all of them, in the order of the list. */
  record Faulty(List<Fault> faults) implements PeopleResult {
    public Faulty {
      faults = List.copyOf(faults);
    }
  }
}
