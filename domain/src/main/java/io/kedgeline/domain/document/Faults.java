package io.kedgeline.domain.document;

import java.util.ArrayList;
import java.util.List;

/** Gathers every fault of one reading, so that people mend a document once. */
public final class Faults {

  private final List<Fault> found = new ArrayList<>();

  /** Notes a fault. */
  public void add(String path, String rule) {
    found.add(new Fault(path, rule));
  }

  /** Notes a fault. */
  public void add(Fault fault) {
    found.add(fault);
  }

  /** How many there are so far. */
  public int count() {
    return found.size();
  }

  /** All of them, as they were found. */
  public List<Fault> all() {
    return List.copyOf(found);
  }
}
