package io.kedgeline.conformance.stories;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.kedgeline.activities.review.LedgerReviews;
import io.kedgeline.domain.approval.Refusal;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.people.PeopleTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.ledger.registry.ReviewTable;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.workflows.governed.SignedAct;
import io.kedgeline.workflows.port.ReviewRequest;
import io.kedgeline.workflows.wire.WireMapper;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A signed review that a workflow which is not ours hands in, telling of no wish for more time. */
final class ReviewTask {

  private ReviewTask() {}

  /** Why a worker with this ledger does not record it, if it does not. */
  static Optional<Refusal> of(
      Sandbox sandbox, LedgerDatabase ledger, RunId run, PersonId reviewer) {
    RunStart start = new RunStartTable(ledger).find(run).orElseThrow();
    Instant now = sandbox.clock().instant();
    Act.Review review =
        new Act.Review(
            new ActHeader(run, reviewer, "test", "nonce", now, now.plusSeconds(60)),
            start.firstExecution().orElseThrow(),
            Digest.ofText("nothing"),
            Conclusion.JUSTIFIED,
            "a workflow that is not ours hands it in");
    return new LedgerReviews(
            new ReviewTable(ledger),
            new ClaimTable(ledger),
            new JournalTable(ledger),
            new PeopleTable(ledger),
            sandbox.rulebook(),
            sandbox.trustRoot().people().acts(),
            sandbox.clock())
        .recordReview(
            new ReviewRequest(
                run, request(start), List.of(), sandbox.signer().sign(review), List.of()))
        .refusal();
  }

  private static SignedAct request(RunStart start) {
    try {
      return WireMapper.strict().readValue(start.request(), SignedAct.class);
    } catch (JsonProcessingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
