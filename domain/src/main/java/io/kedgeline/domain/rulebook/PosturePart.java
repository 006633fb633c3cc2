package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.posture.Demand;
import io.kedgeline.domain.posture.KeyProtection;
import io.kedgeline.domain.posture.PostureRules;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Reads {@code posture}. */
final class PosturePart {

  static final int MOST_DEMANDS = Demand.values().length;
  static final int MOST_PROTECTIONS = KeyProtection.values().length - 1;
  private static final int FURTHEST_BEHIND = 10;

  private PosturePart() {}

  static Optional<PostureRules> read(Section section) {
    Set<Demand> demanded =
        section.names("demanded", MOST_DEMANDS, "each is demanded once", Demand::named);
    Optional<Duration> maximumAge = section.duration("maximumAge", DurationLimit.POSTURE_AGE);
    Optional<Integer> behind = section.wholeNumber("kernelReleasesBehind", 0, FURTHEST_BEHIND);
    Set<KeyProtection> protections =
        section.names(
            "keyProtections",
            MOST_PROTECTIONS,
            "each is listed once where a key may lie",
            KeyProtection::named);
    return section.sound()
        ? Optional.of(
            new PostureRules(demanded, maximumAge.orElseThrow(), behind.orElseThrow(), protections))
        : Optional.empty();
  }
}
