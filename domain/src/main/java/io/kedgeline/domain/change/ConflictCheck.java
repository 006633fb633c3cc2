package io.kedgeline.domain.change;

import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the change system knows of conflicts, held against what the rulebook demands. */
final class ConflictCheck {

  private static final int MOST_NAMED = 5;

  /** How far the change system's clock may be ahead, as in the requests that it signs. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private ConflictCheck() {}

  /** What this code says of the record's conflicts, or nothing where it says nothing. */
  static Optional<String> sentence(Code code, ChangeRecord record, ChangeNeed need) {
    if (need.rules().conflicts() == ChangeConflicts.IGNORED) {
      return Optional.empty();
    }
    ConflictReport report = record.conflicts();
    return switch (code) {
      case CHANGE_CONFLICT -> found(report);
      case CHANGE_CONFLICT_UNKNOWN -> unknown(report);
      case CHANGE_CONFLICT_STALE -> stale(report, need);
      default -> Optional.empty();
    };
  }

  private static Optional<String> found(ConflictReport report) {
    return switch (report.conflict()) {
      case FOUND ->
          Optional.of("is in conflict with %s: resolve that first".formatted(names(report)));
      case NOT_CHECKED, NONE, UNKNOWN -> Optional.empty();
    };
  }

  private static String names(ConflictReport report) {
    if (report.found().isEmpty()) {
      return "other changes";
    }
    String named =
        report.found().stream()
            .limit(MOST_NAMED)
            .map(FoundConflict::text)
            .collect(Collectors.joining(", "));
    int more = report.found().size() - MOST_NAMED;
    return more > 0 ? "%s and %d more".formatted(named, more) : named;
  }

  private static Optional<String> unknown(ConflictReport report) {
    return switch (report.conflict()) {
      case UNKNOWN ->
          Optional.of(
              "may be in conflict: the change system's last check came to no end that is known here, or its record says otherwise; have it look again");
      case NOT_CHECKED, NONE, FOUND -> Optional.empty();
    };
  }

  /** Where the rulebook says how old a check may be, one that nobody made is too old. */
  private static Optional<String> stale(ConflictReport report, ChangeNeed need) {
    boolean looked =
        switch (report.conflict()) {
          case NOT_CHECKED, NONE -> true;
          case FOUND, UNKNOWN -> false;
        };
    return need.rules()
        .checkedWithin()
        .filter(limit -> looked)
        .flatMap(limit -> stale(report, limit, need));
  }

  /** What stands beside it when nobody checked is the time of something else. */
  private static Optional<String> stale(ConflictReport report, Duration limit, ChangeNeed need) {
    if (report.conflict() == ChangeConflict.NOT_CHECKED) {
      return Optional.of(
          "was not checked for conflicts, and must have been within %s before the window begins: have the change system look"
              .formatted(limit));
    }
    if (report.checkedAt().isEmpty()) {
      return Optional.of(
          "was checked for conflicts nobody knows when, and must have been within %s before the window begins: have the change system say when"
              .formatted(limit));
    }
    Instant at = report.checkedAt().get();
    if (at.isAfter(need.now().plus(CLOCKS_APART))) {
      return Optional.of(
          "was checked for conflicts at %s, which is yet to come: set the change system's clock"
              .formatted(at));
    }
    return at.isBefore(need.from().minus(limit))
        ? Optional.of(
            "was checked for conflicts at %s, and must have been within %s before the window begins: have the change system look again"
                .formatted(at, limit))
        : Optional.empty();
  }
}
