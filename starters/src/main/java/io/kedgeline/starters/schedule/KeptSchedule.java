package io.kedgeline.starters.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A schedule as an engine keeps it.
 *
 * @param differences what of it is not as declared, each in words; empty when nothing is
 * @param pause since when and why it is paused
 */
public record KeptSchedule(List<String> differences, Optional<Pause> pause) {

  public KeptSchedule {
    differences = List.copyOf(differences);
  }

  /**
   * A pause.
   *
   * @param since since when, or the last change of the schedule where an engine knows no better
   * @param why by whom, and why
   */
  public record Pause(Instant since, String why) {}
}
