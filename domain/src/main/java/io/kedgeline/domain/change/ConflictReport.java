package io.kedgeline.domain.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the change system knows of conflicts between a record and other changes.
 *
 * @param conflict what it says
 * @param found the conflicts that it names, if it found any and names them
 * @param checkedAt when it began to look for the last time, if it says so
 */
public record ConflictReport(
    ChangeConflict conflict, List<FoundConflict> found, Optional<Instant> checkedAt) {

  private static final int MOST_KEPT = 100;

  public ConflictReport {
    found = List.copyOf(found);
    if (conflict != ChangeConflict.FOUND && !found.isEmpty()) {
      throw new IllegalArgumentException("found: stands with FOUND only");
    }
  }

  /**
   * It found these, of which the first 100 are kept.
   *
   * @param checkedAt when it began to look for the last time, if it says so
   */
  public static ConflictReport found(Stream<FoundConflict> found, Optional<Instant> checkedAt) {
    return new ConflictReport(ChangeConflict.FOUND, found.limit(MOST_KEPT).toList(), checkedAt);
  }

  /** This word, without names or time. */
  public static ConflictReport of(ChangeConflict conflict) {
    return new ConflictReport(conflict, List.of(), Optional.empty());
  }
}
