package io.kedgeline.starters.desk;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.breakglass.MoreTimeGiven;
import io.kedgeline.domain.breakglass.ReviewCheck;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.governed.RunRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.Rulebook;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.Review;
import io.kedgeline.ledger.registry.ReviewTable;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.workflows.governed.ActAnswer;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Records the review of a window whose run is gone: ended by force, or past the engine's retention.
 * Without this nobody could get a window on its profile any more.
 */
public final class LateReviews {

  private final ReviewTable reviews;
  private final RunStartTable starts;
  private final ClaimTable claims;
  private final JournalTable journal;
  private final PeopleTable people;
  private final Rulebook rulebook;
  private final InstantSource clock;

  /** Records in this table, by these starts, leases, journal, people and rules. */
  public LateReviews(
      ReviewTable reviews,
      RunStartTable starts,
      ClaimTable claims,
      JournalTable journal,
      PeopleTable people,
      Rulebook rulebook,
      InstantSource clock) {
    this.reviews = reviews;
    this.starts = starts;
    this.claims = claims;
    this.journal = journal;
    this.people = people;
    this.rulebook = rulebook;
    this.clock = clock;
  }

  /** What came of it, or nothing when the ledger has no window of the run that owes a review. */
  Optional<ActAnswer> record(RunId run, PersonId reviewer, Conclusion conclusion) {
    Optional<RunStart> start = starts.find(run);
    Optional<Review> stands = reviews.of(run);
    if (stands.isPresent()) {
      return stands.map(LateReviews::reviewed);
    }
    boolean owed =
        claims
            .leaseOf(run)
            .map(LeaseClaim::object)
            .map(object -> claims.reviewsOwed(object, clock.instant()))
            .filter(runs -> runs.contains(run))
            .isPresent();
    Optional<RunRequest> request = start.flatMap(StartedRequest::of);
    if (!owed || request.isEmpty()) {
      return Optional.empty();
    }
    Optional<Refusal> refusal =
        ReviewCheck.firstFailure(
            new ReviewCheck.Reviewing(
                reviewer,
                concerned(start.orElseThrow(), request.orElseThrow()),
                people.directory(),
                rulebook,
                clock.instant()));
    return Optional.of(
        refusal
            .<ActAnswer>map(why -> new ActAnswer.Refused(why.name(), why.sentence()))
            .orElseGet(() ->
                reviewed(reviews.record(new Review(run, reviewer, conclusion, clock.instant())))));
  }

  private Set<PersonId> concerned(RunStart start, RunRequest request) {
    Set<PersonId> concerned =
        new HashSet<>(
            MoreTimeGiven.askers(
                journal.read(start.run()).stream().map(JournalEntry::fact).toList()));
    concerned.add(start.requester());
    concerned.addAll(request.concerned());
    return concerned;
  }

  private static ActAnswer reviewed(Review review) {
    return new ActAnswer.Accepted(
        "the run is over: its review by %s stands in the ledger".formatted(review.reviewer()),
        List.of());
  }
}
