package io.kedgeline.activities.review;

import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.breakglass.MoreTimeGiven;
import io.kedgeline.domain.breakglass.ReviewCheck;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.Review;
import io.kedgeline.ledger.registry.ReviewTable;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.ReviewReport;
import io.kedgeline.workflows.port.ReviewRequest;
import io.kedgeline.workflows.port.Reviews;
import io.kedgeline.workflows.wire.LoadedRulebook;
import io.temporal.failure.ApplicationFailure;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Records reviews in the ledger, which lets the next window be asked for. The worker believes the
 * run in nothing: it verifies who signed what, and asks the ledger's people itself.
 */
public final class LedgerReviews implements Reviews {

  private final ReviewTable reviews;
  private final ClaimTable claims;
  private final JournalTable journal;
  private final PeopleTable people;
  private final LoadedRulebook loaded;
  private final Keyring keyring;
  private final InstantSource clock;

  /** Records in this table, by these leases, journal, people, rules and keys. */
  public LedgerReviews(
      ReviewTable reviews,
      ClaimTable claims,
      JournalTable journal,
      PeopleTable people,
      LoadedRulebook loaded,
      Keyring keyring,
      InstantSource clock) {
    this.reviews = reviews;
    this.claims = claims;
    this.journal = journal;
    this.people = people;
    this.loaded = loaded;
    this.keyring = keyring;
    this.clock = clock;
  }

  @Override
  public ReviewReport recordReview(ReviewRequest request) {
    Act.Review review = signed(request.review(), Act.Review.class, request.run());
    Optional<Refusal> refusal =
        closed(request.run())
            ? ReviewCheck.firstFailure(
                new ReviewCheck.Reviewing(
                    review.header().person(),
                    concerned(request),
                    people.directory(),
                    loaded.rulebook(),
                    clock.instant()))
            : Optional.of(Refusal.REVIEW_NOT_AWAITED);
    if (refusal.isEmpty()) {
      reviews.record(
          new Review(
              request.run(), review.header().person(), review.conclusion(), clock.instant()));
    }
    return new ReviewReport(request.run(), refusal);
  }

  private boolean closed(RunId run) {
    return claims.leaseOf(run).filter(lease -> lease.stage() == LeaseStage.CLOSED).isPresent();
  }

  /** Wishes that nobody fulfilled are the run's to tell; whoever got more time is not. */
  private Set<PersonId> concerned(ReviewRequest request) {
    Act.Request asked = signed(request.request(), Act.Request.class, request.run());
    Set<PersonId> concerned =
        new HashSet<>(
            MoreTimeGiven.askers(
                journal.read(request.run()).stream().map(JournalEntry::fact).toList()));
    concerned.add(asked.header().person());
    concerned.addAll(asked.request().concerned());
    for (SignedAct wish : request.extensions()) {
      concerned.add(signed(wish, Act.Extension.class, request.run()).header().person());
    }
    return concerned;
  }

  private <A extends Act> A signed(SignedAct act, Class<A> kind, RunId run) {
    return keyring
        .open(act)
        .filter(opened -> opened.header().run().equals(run))
        .filter(kind::isInstance)
        .map(kind::cast)
        .orElseThrow(() ->
            ApplicationFailure.newNonRetryableFailure(
                "an act of %s is not signed by a server that this worker trusts".formatted(run),
                FailureType.NOT_AUTHENTIC.name()));
  }
}
