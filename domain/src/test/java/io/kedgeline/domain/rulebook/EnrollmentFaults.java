package io.kedgeline.domain.rulebook;

import static io.kedgeline.domain.rulebook.RulebookFaultsTest.spoiled;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What rules of enrollment may not be. */
final class EnrollmentFaults {

  private EnrollmentFaults() {}

  static Stream<Arguments> enrollments() {
    return Stream.of(
        spoiled(
            "a token for a day",
            t -> t.with("enrollment/tokenLifetime", "PT24H"),
            "enrollment.tokenLifetime",
            "must be PT1M to PT1H"),
        spoiled(
            "a token for no time",
            t -> t.with("enrollment/tokenLifetime", "PT0S"),
            "enrollment.tokenLifetime",
            "must be PT1M to PT1H"));
  }
}
