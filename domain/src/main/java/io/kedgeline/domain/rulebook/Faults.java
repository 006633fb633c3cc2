package io.kedgeline.domain.rulebook;

import java.util.ArrayList;
import java.util.List;

/** Gathers every fault of one reading. */
final class Faults {

  private final List<RulebookFault> found = new ArrayList<>();

  void add(String path, String rule) {
    found.add(new RulebookFault(path, rule));
  }

  void add(RulebookFault fault) {
    found.add(fault);
  }

  int count() {
    return found.size();
  }

  List<RulebookFault> all() {
    return List.copyOf(found);
  }
}
