package io.kedgeline.workflows.wire;

import io.kedgeline.domain.rulebook.RulebookFault;
import java.util.List;
import java.util.stream.Collectors;

/** A rulebook that cannot be used, with everything that is wrong with it, for people to read. */
public final class RulebookFaults extends RuntimeException {

  private final transient List<RulebookFault> faults;

  RulebookFaults(List<RulebookFault> faults) {
    super(message(faults));
    this.faults = List.copyOf(faults);
  }

  RulebookFaults(String path, String rule) {
    this(List.of(new RulebookFault(path, rule)));
  }

  /** All faults, at least one. */
  public List<RulebookFault> faults() {
    return faults;
  }

  private static String message(List<RulebookFault> faults) {
    String head = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
    return faults.stream()
        .map(RulebookFault::toString)
        .collect(Collectors.joining("\n  ", "the rulebook has " + head + ":\n  ", ""));
  }
}
