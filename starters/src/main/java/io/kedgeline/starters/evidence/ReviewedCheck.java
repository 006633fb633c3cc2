package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.starters.evidence.Journal.Line;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Was a window in which somebody may have got in reviewed by somebody who neither asked for it nor
 * held it, and did the worker record that.
 */
final class ReviewedCheck {

  private ReviewedCheck() {}

  static EvidenceFinding of(Journal journal) {
    boolean enabled =
        journal.of(FactKind.INTENT).anyMatch(line -> line.says("operation").equals("ENABLE"));
    Optional<Line> reviewed = journal.of(FactKind.REVIEWED).findFirst();
    if (!enabled) {
      return finding(true, "nobody could have got in, so there is nothing to review");
    }
    if (reviewed.isEmpty()) {
      return finding(false, "the window was open, and nobody reviewed it");
    }
    if (!(reviewed.get().act().orElse(null) instanceof Act.Review review)) {
      return finding(
          false, "entry %d: the review is not signed".formatted(reviewed.get().number()));
    }
    PersonId reviewer = review.header().person();
    if (!review.header().run().equals(journal.run()) || concerned(journal).contains(reviewer)) {
      return finding(
          false,
          "entry %d: the review is of another run, or by somebody whom it is about"
              .formatted(reviewed.get().number()));
    }
    boolean recorded =
        journal.before(reviewed.get()).stream()
            .anyMatch(
                line -> line.is(FactKind.RESULT) && line.says("activity").equals("RecordReview"));
    return recorded
        ? finding(
            true,
            "entry %d: reviewed by %s, %s"
                .formatted(reviewed.get().number(), reviewer, review.conclusion()))
        : finding(false, "the run says that it was reviewed, and no worker recorded that");
  }

  private static Set<PersonId> concerned(Journal journal) {
    Set<PersonId> concerned = new HashSet<>();
    for (Line line : journal.lines()) {
      switch (line.act().orElse(null)) {
        case Act.Request request when line.is(FactKind.REQUESTED) -> {
          concerned.add(request.header().person());
          concerned.add(request.request().holder());
        }
        case Act.Extension wish when line.is(FactKind.EXTENSION_REQUESTED) ->
            concerned.add(wish.header().person());
        case null, default -> {}
      }
    }
    return concerned;
  }

  private static EvidenceFinding finding(boolean holds, String sentence) {
    return new EvidenceFinding("review", holds, sentence);
  }
}
