package io.kedgeline.workflows.wire;

import io.kedgeline.domain.document.Fault;
import java.util.List;
import java.util.stream.Collectors;

/** A document that cannot be used, with everything that is wrong with it, for people to read. */
public final class DocumentFaults extends RuntimeException {

  private final transient List<Fault> faults;

  /**
   * All that is wrong with this document.
   *
   * @param subject what it is, such as {@code the rulebook}
   * @param faults at least one
   */
  public DocumentFaults(String subject, List<Fault> faults) {
    super(message(subject, faults));
    this.faults = List.copyOf(faults);
  }

  DocumentFaults(String subject, String path, String rule) {
    this(subject, List.of(new Fault(path, rule)));
  }

  /** All faults, at least one. */
  public List<Fault> faults() {
    return faults;
  }

  private static String message(String subject, List<Fault> faults) {
    String head = faults.size() == 1 ? "1 fault" : faults.size() + " faults";
    return faults.stream()
        .map(Fault::toString)
        .collect(Collectors.joining("\n  ", subject + " has " + head + ":\n  ", ""));
  }
}
