package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.starters.evidence.Journal.Line;
import java.util.List;
import java.util.Optional;

/**
 * Was everything that was opened closed, and was the closing proved afterwards; of what is to last,
 * was it proved and registered, or undone.
 */
final class EndingCheck {

  private EndingCheck() {}

  static EvidenceFinding of(Journal journal) {
    List<Line> ends = journal.of(FactKind.ENDED).toList();
    if (ends.size() != 1) {
      return finding(false, "the record does not say once how the run ended");
    }
    Optional<MadeKind> made = MadeKind.of(journal.run());
    if (made.isPresent()) {
      return MakingEnd.of(journal, ends.getFirst(), made.get());
    }
    if (journal.run().runbook().filter(RunbookId.CONSUMER_ENROLLMENT::equals).isPresent()) {
      return EnrollmentEnd.of(journal, ends.getFirst());
    }
    return WindowEnd.of(journal);
  }

  static Optional<Line> result(Journal journal, String activity, long after) {
    return journal
        .of(FactKind.RESULT)
        .filter(line -> line.number() > after && line.says("activity").equals(activity))
        .findFirst();
  }

  static EvidenceFinding finding(boolean holds, String sentence) {
    return new EvidenceFinding("ending", holds, sentence);
  }
}
