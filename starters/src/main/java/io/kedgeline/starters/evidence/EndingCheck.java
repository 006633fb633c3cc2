package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.starters.evidence.Journal.Line;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
    Optional<Line> lastIntent = journal.of(FactKind.INTENT).reduce((first, later) -> later);
    if (lastIntent.isEmpty()) {
      return finding(true, "the run ended, nothing had been opened");
    }
    if (!lastIntent.get().says("operation").equals("CLOSE")) {
      return finding(
          false,
          "entry %d opens, and nothing closes after it".formatted(lastIntent.get().number()));
    }
    Line closing = lastIntent.get();
    Optional<Line> opening =
        journal
            .of(FactKind.INTENT)
            .filter(line -> !line.says("operation").equals("CLOSE"))
            .reduce((first, later) -> later);
    if (opening.filter(opened -> !sameLease(opened, closing)).isPresent()) {
      return finding(
          false, "entry %d closes another lease than was opened".formatted(closing.number()));
    }
    Optional<Line> closed = journal.of(FactKind.CLOSED).findFirst();
    Optional<Line> done = result(journal, "Close", closing.number());
    Optional<Line> proved = done.flatMap(line -> result(journal, "ProveClosed", line.number()));
    return closed.isPresent() && proved.isPresent()
        ? finding(
            true, "entry %d: closed, and proved by the worker".formatted(closed.get().number()))
        : finding(false, "the run says that it closed, and no worker did it and proved it");
  }

  private static boolean sameLease(Line opened, Line closed) {
    return Stream.of("object", "role", "holder", "from")
        .allMatch(name -> opened.says(name).equals(closed.says(name)));
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
