package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.identity.Directory;
import io.kedgeline.domain.identity.Person;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.rulebook.Rulebook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The named checks of who may review a window that has closed, in order.
 *
 * @param refusal what a failure is called
 * @param fails whether the review fails this check
 */
public record ReviewCheck(Refusal refusal, Predicate<Reviewing> fails) {

  private static final List<ReviewCheck> CHECKS =
      List.of(
          new ReviewCheck(Refusal.DIRECTORY_STALE, Reviewing::directoryStale),
          new ReviewCheck(Refusal.UNKNOWN_PERSON, review -> review.person().isEmpty()),
          new ReviewCheck(Refusal.NOT_ACTIVE, review -> !review.is(Person::active)),
          new ReviewCheck(
              Refusal.SELF_REVIEW, review -> review.concerned().contains(review.reviewer())),
          new ReviewCheck(Refusal.MAY_NOT_REVIEW, review -> !review.is(review::mayReview)));

  /** The first reason why this person may not review this window, or nothing when they may. */
  public static Optional<Refusal> firstFailure(Reviewing review) {
    return CHECKS.stream()
        .filter(check -> check.fails().test(review))
        .map(ReviewCheck::refusal)
        .findFirst();
  }

  /**
   * Somebody who would review a window.
   *
   * @param reviewer who
   * @param concerned who asked for the window or for more time in it, and who held it
   * @param directory the people as they are now
   * @param rulebook the rules
   * @param now the instant of the review
   */
  public record Reviewing(
      PersonId reviewer,
      Set<PersonId> concerned,
      Directory directory,
      Rulebook rulebook,
      Instant now) {

    public Reviewing {
      concerned = Set.copyOf(concerned);
    }

    Optional<Person> person() {
      return directory.find(reviewer);
    }

    boolean is(Predicate<Person> predicate) {
      return person().filter(predicate).isPresent();
    }

    boolean directoryStale() {
      return directory.staleAt(now, rulebook.directory().maximumAge());
    }

    boolean mayReview(Person person) {
      return rulebook.breakGlass().review().reviewers().stream().anyMatch(person::standsIn);
    }
  }
}
