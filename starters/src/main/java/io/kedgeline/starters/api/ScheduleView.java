package io.kedgeline.starters.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A declared schedule as it stands.
 *
 * @param name its name
 * @param starts what it begins
 * @param at its calendar
 * @param zone its time zone
 * @param overlap what happens while the last one is not over
 * @param catchUp how late it may still begin
 * @param jitter by how much it may be put off
 * @param applied whether it is applied
 * @param differences what of it is not as declared
 * @param paused by whom it is paused, and why
 * @param next its next occurrence
 * @param last its last occurrence of which it is known what became
 * @param lastOutcome what became of that: BEGUN, SKIPPED or MISSED
 * @param lastDetail what began then, or why nothing did
 */
public record ScheduleView(
    String name,
    String starts,
    String at,
    String zone,
    String overlap,
    Duration catchUp,
    Duration jitter,
    boolean applied,
    List<String> differences,
    Optional<String> paused,
    Optional<Instant> next,
    Optional<Instant> last,
    Optional<String> lastOutcome,
    Optional<String> lastDetail) {

  public ScheduleView {
    differences = List.copyOf(differences);
  }
}
