package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.enrollment.EnrollmentRules;
import java.time.Duration;
import java.util.Optional;

/** Reads {@code enrollment}. */
final class EnrollmentPart {

  private EnrollmentPart() {}

  static Optional<EnrollmentRules> read(Section section) {
    Optional<Duration> lifetime = section.duration("tokenLifetime", DurationLimit.TOKEN_LIFETIME);
    return section.sound() ? lifetime.map(EnrollmentRules::new) : Optional.empty();
  }
}
