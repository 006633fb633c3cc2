package io.kedgeline.workflows.governed;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.warrant.Act;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes reviews in. Whether the person is in a group that reviews is the worker's to find, from the
 * people as they are then.
 */
final class ReviewDesk {

  private final Set<PersonId> concerned = new HashSet<>();
  private ReviewView view = ReviewView.none();
  private Optional<ReviewGiven> given = Optional.empty();

  /** These people do not review the window. */
  void concern(Set<PersonId> people) {
    concerned.addAll(people);
  }

  void show(ReviewView toBeReviewed) {
    view = toBeReviewed;
  }

  ReviewView view() {
    return view;
  }

  Optional<ReviewGiven> given() {
    return given;
  }

  void refused(String sentence) {
    given = Optional.empty();
    view = view.refusedBecause(sentence);
  }

  Outcome give(SignedAct signed, Act.Review act, boolean awaited) {
    if (!awaited || view.digest().isEmpty()) {
      return new Outcome.Refused(Refusal.REVIEW_NOT_AWAITED);
    }
    if (concerned.contains(act.header().person())) {
      return new Outcome.Refused(Refusal.SELF_REVIEW);
    }
    if (!view.digest().orElseThrow().matches(act.changes())) {
      return new Outcome.Refused(Refusal.OTHER_CHANGES);
    }
    ActAnswer.Accepted answer =
        new ActAnswer.Accepted("taken in, the review is being recorded", List.of());
    if (given.isPresent()) {
      return new Outcome.Already(answer);
    }
    given = Optional.of(new ReviewGiven(act, signed));
    return new Outcome.Counts(FactKind.REVIEW_GIVEN, answer);
  }
}
