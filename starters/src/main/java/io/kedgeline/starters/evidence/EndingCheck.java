package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.starters.evidence.Journal.Line;
import java.util.List;
import java.util.Optional;

/** Was everything that was opened closed, and was the closing proved or called unproven. */
final class EndingCheck {

  private EndingCheck() {}

  static EvidenceFinding of(Journal journal) {
    List<Line> ends = journal.of(FactKind.ENDED).toList();
    if (ends.size() != 1) {
      return finding(false, "the record does not say once how the run ended");
    }
    Optional<Line> lastIntent = journal.of(FactKind.INTENT).reduce((first, later) -> later);
    if (lastIntent.isEmpty()) {
      return finding(true, "the run ended, nothing had been opened");
    }
    if (!lastIntent.get().says("operation").equals("CLOSE")) {
      return finding(
          false,
          "entry %d opens, and nothing closes after it".formatted(lastIntent.get().number()));
    }
    Optional<Line> unproven = journal.of(FactKind.CLOSE_UNPROVEN).findFirst();
    if (unproven.isPresent()) {
      return finding(
          true, "entry %d says that the closing was not proved".formatted(unproven.get().number()));
    }
    Optional<Line> closed = journal.of(FactKind.CLOSED).findFirst();
    boolean proved =
        journal.of(FactKind.RESULT).anyMatch(line -> line.says("activity").equals("ProveClosed"));
    return closed.isPresent() && proved
        ? finding(
            true, "entry %d: closed, and proved by the worker".formatted(closed.get().number()))
        : finding(false, "the run says that it closed, and no worker proved it");
  }

  private static EvidenceFinding finding(boolean holds, String sentence) {
    return new EvidenceFinding("ending", holds, sentence);
  }
}
