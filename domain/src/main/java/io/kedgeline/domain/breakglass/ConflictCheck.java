package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.breakglass.Finding.Code;
import io.kedgeline.domain.change.ChangeRecord;
import io.kedgeline.domain.change.ConflictReport;
import io.kedgeline.domain.change.FoundConflict;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the change system knows of conflicts, held against what the rulebook demands. */
final class ConflictCheck {

  private static final int MOST_NAMED = 5;

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
              "may be in conflict: the change system's last check did not come to an end that is known here; have it look again");
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
        .filter(limit -> tooOld(report, limit, need.from()))
        .map(limit ->
            "was checked for conflicts at %s, and must have been within %s before the window begins: have the change system look again"
                .formatted(report.checkedAt().map(Instant::toString).orElse("no instant"), limit));
  }

  private static boolean tooOld(ConflictReport report, Duration limit, Instant from) {
    return report.checkedAt().filter(at -> !at.plus(limit).isBefore(from)).isEmpty();
  }
}
