package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.enrollment.EnrollmentRules;
import io.kedgeline.domain.enrollment.PersonaRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads {@code enrollment}. */
final class EnrollmentPart {

  private EnrollmentPart() {}

  static Optional<EnrollmentRules> read(Section section) {
    Optional<Duration> lifetime = section.duration("tokenLifetime", DurationLimit.TOKEN_LIFETIME);
    List<PersonaRules> personas = PersonasPart.read(section);
    return section.sound()
        ? Optional.of(new EnrollmentRules(lifetime.orElseThrow(), personas))
        : Optional.empty();
  }
}
