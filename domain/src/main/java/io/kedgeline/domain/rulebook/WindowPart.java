package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Section;
import java.time.Duration;
import java.util.Optional;

/** The part {@code window} of a runbook's section, and its reading. */
record WindowPart(
    Duration maximum,
    Duration minimum,
    Duration sessionDuration,
    Duration reminderBefore,
    Duration furthestStart,
    int extensions) {

  static Optional<WindowPart> read(Section section) {
    Optional<Duration> maximum = section.duration("maximum", DurationLimit.WINDOW);
    Optional<Duration> minimum = section.duration("minimum", DurationLimit.WINDOW);
    Optional<Duration> session = section.duration("sessionDuration", DurationLimit.SESSION);
    Optional<Duration> reminder = section.duration("reminderBefore", DurationLimit.REMINDER);
    Optional<Duration> furthest = section.duration("furthestStart", DurationLimit.FURTHEST_START);
    Optional<Integer> extensions =
        section.wholeNumber("extensions", 0, BreakGlassRules.MOST_EXTENSIONS);
    if (exceeds(minimum, maximum)) {
      section.faults().add(section.at("minimum"), "must not exceed " + section.at("maximum"));
    }
    if (exceeds(reminder, minimum) || (reminder.isPresent() && reminder.equals(minimum))) {
      section
          .faults()
          .add(section.at("reminderBefore"), "must be shorter than " + section.at("minimum"));
    }
    return section.sound()
        ? Optional.of(
            new WindowPart(
                maximum.orElseThrow(),
                minimum.orElseThrow(),
                session.orElseThrow(),
                reminder.orElseThrow(),
                furthest.orElseThrow(),
                extensions.orElseThrow()))
        : Optional.empty();
  }

  private static boolean exceeds(Optional<Duration> span, Optional<Duration> most) {
    return span.isPresent() && most.isPresent() && span.get().compareTo(most.get()) > 0;
  }
}
