package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.approval.StepUp;
import io.kedgeline.domain.document.Section;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part {@code stepUp} of a slot, and its reading. */
final class StepUpPart {

  private StepUpPart() {}

  static Optional<StepUp> read(Section section) {
    Optional<Duration> maximumAge = section.duration("maximumAge", DurationLimit.SIGN_IN_AGE);
    Set<String> contexts = values(section, "contexts");
    Set<String> methods = values(section, "methods");
    return section.sound()
        ? Optional.of(
            new StepUp(maximumAge.orElseThrow(), List.copyOf(contexts), List.copyOf(methods)))
        : Optional.empty();
  }

  private static Set<String> values(Section section, String key) {
    return section.optionalNames(key, StepUp.MOST_VALUES, "a value is listed once", StepUp::value);
  }
}
