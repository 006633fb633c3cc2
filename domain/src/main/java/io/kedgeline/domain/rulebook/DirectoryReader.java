package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code directory}. */
final class DirectoryReader {

  private DirectoryReader() {}

  static Optional<DirectoryRules> read(Section section) {
    Optional<Duration> maximumAge = section.duration("maximumAge", DurationLimit.DIRECTORY_AGE);
    return section.sound() ? maximumAge.map(DirectoryRules::new) : Optional.empty();
  }
}
