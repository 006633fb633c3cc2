package io.kedgeline.domain.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Values that may stand only once in a document, and where each was first seen. */
public final class Unique<T> {

  private final Map<T, String> firstSeen = new HashMap<>();
  private final String rule;
  private final Faults faults;

  /**
   * @param rule why a value may not stand twice, such as {@code slot names must differ}
   */
  public Unique(String rule, Faults faults) {
    this.rule = rule;
    this.faults = faults;
  }

  /** Takes the value, or reports the second place where it stands. */
  public void take(Optional<T> value, String path) {
    value
        .map(taken -> firstSeen.putIfAbsent(taken, path))
        .ifPresent(first -> faults.add(path, "is the same as " + first + "; " + rule));
  }

  /** Reports a value that was taken before; the value itself is not taken. */
  public void refuseTaken(Optional<T> value, String path, String reason) {
    value
        .map(firstSeen::get)
        .ifPresent(first -> faults.add(path, "is the same as " + first + "; " + reason));
  }
}
