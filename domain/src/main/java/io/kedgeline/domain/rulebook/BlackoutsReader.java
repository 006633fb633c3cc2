package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.document.Rule;
import io.kedgeline.domain.document.Section;
import io.kedgeline.domain.document.Unique;
import io.kedgeline.domain.document.WellFormed;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code blackouts}. */
final class BlackoutsReader {

  private static final int LONGEST_REASON = 500;
  private static final Rule<String> REASON =
      WellFormed.UNICODE.and(text ->
          text.isBlank()
                  || text.length() > LONGEST_REASON
                  || text.chars().anyMatch(Character::isISOControl)
              ? Optional.of("must be one line of 1 to 500 characters")
              : Optional.empty());

  private BlackoutsReader() {}

  /** What a runbook's section says, if it does. */
  static DuringBlackout during(Section runbook) {
    return runbook
        .optionalText("duringBlackout", word -> Word.broken(DuringBlackout.class, word))
        .flatMap(word -> Word.of(DuringBlackout.class, word))
        .orElse(DuringBlackout.REFUSED);
  }

  static List<Blackout> read(Section root) {
    List<Blackout> spans = new ArrayList<>();
    List<String> places = new ArrayList<>();
    Unique<String> names = new Unique<>("a blackout has a name of its own", root.faults());
    for (Section section : root.optionalSections("blackouts", Blackouts.MOST_SPANS)) {
      span(section, names)
          .filter(span -> standsAlone(span, section, spans, places))
          .ifPresent(span -> {
            spans.add(span);
            places.add(section.path());
          });
    }
    return spans;
  }

  private static Optional<Blackout> span(Section section, Unique<String> names) {
    Optional<String> name = section.text("name", NameShape.LABEL);
    names.take(name, section.at("name"));
    Optional<Instant> from = section.named("from", BlackoutsReader::instant);
    Optional<Instant> until = section.named("until", BlackoutsReader::instant);
    Optional<String> reason = section.text("reason", REASON);
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      section.faults().add(section.at("until"), "must be after " + section.at("from"));
    }
    return section.sound()
        ? Optional.of(
            new Blackout(
                name.orElseThrow(), from.orElseThrow(), until.orElseThrow(), reason.orElseThrow()))
        : Optional.empty();
  }

  private static boolean standsAlone(
      Blackout span, Section section, List<Blackout> earlier, List<String> places) {
    for (int i = 0; i < earlier.size(); i++) {
      if (span.touches(earlier.get(i).from(), earlier.get(i).until())) {
        section.faults().add(section.path(), "must not overlap " + places.get(i));
        return false;
      }
    }
    return true;
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException noInstant) {
      throw new IllegalArgumentException(
          "instant: must be an instant such as 2026-12-24T00:00:00Z", noInstant);
    }
  }
}
