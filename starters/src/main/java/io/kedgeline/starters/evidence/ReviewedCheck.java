package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.starters.evidence.Journal.Line;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Was a window in which somebody may have got in reviewed by somebody who neither asked for it nor
 * held it, of the changes that a worker listed, and did a worker record exactly that.
 */
final class ReviewedCheck {

  /** What a reviewer names where CloudTrail could not be read. */
  private static final Digest NOTHING = CanonicalJson.digest(List.of());

  private ReviewedCheck() {}

  static EvidenceFinding of(Journal journal) {
    Optional<MadeKind> made = MadeKind.of(journal.run());
    if (made.isPresent()) {
      return finding(true, "the making of %s owes no review".formatted(made.get().one()));
    }
    if (journal.run().runbook().filter(RunbookId.CONSUMER_ENROLLMENT::equals).isPresent()) {
      return finding(true, "an enrollment owes no review");
    }
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
    if (!recorded(journal, reviewed.get())) {
      return finding(false, "the run says that it was reviewed, and no worker recorded that");
    }
    Set<String> listed = listed(journal, reviewed.get());
    if (!listed.contains(review.changes().hex()) && !review.changes().matches(NOTHING)) {
      return finding(
          false,
          "entry %d: the review is of another list of changes than a worker made"
              .formatted(reviewed.get().number()));
    }
    return finding(
        true,
        "entry %d: reviewed by %s, %s%s"
            .formatted(
                reviewed.get().number(),
                reviewer,
                review.conclusion(),
                listed.contains(review.changes().hex()) ? "" : ", who saw no list of changes"));
  }

  /** Whether the worker says that it took exactly this review. */
  private static boolean recorded(Journal journal, Line reviewed) {
    String digest = Digest.ofText(reviewed.says("act")).hex();
    return results(journal, reviewed, "RecordReview")
        .anyMatch(line -> line.says("review").equals(digest));
  }

  private static Set<String> listed(Journal journal, Line reviewed) {
    return results(journal, reviewed, "Changes")
        .map(line -> line.says("changes"))
        .collect(Collectors.toSet());
  }

  private static Stream<Line> results(Journal journal, Line before, String activity) {
    return journal.before(before).stream()
        .filter(line -> line.is(FactKind.RESULT) && line.says("activity").equals(activity));
  }

  private static Set<PersonId> concerned(Journal journal) {
    Set<PersonId> concerned = new HashSet<>();
    for (Line line : journal.lines()) {
      switch (line.act().orElse(null)) {
        case Act.Request request when line.is(FactKind.REQUESTED) -> {
          concerned.add(request.header().person());
          concerned.addAll(request.request().concerned());
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
