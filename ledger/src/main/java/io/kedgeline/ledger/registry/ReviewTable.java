package io.kedgeline.ledger.registry;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The reviews of windows. The first of a run stands; nothing is changed or taken out. */
public final class ReviewTable {

  private final Jdbi jdbi;

  /** The reviews in this database. */
  public ReviewTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** Records the review, unless the run has one, and gives the one that stands. */
  public Review record(Review review) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "INSERT INTO review (run, reviewer, conclusion, recorded_at)"
                    + " VALUES (:run, :reviewer, :conclusion, :at) ON CONFLICT DO NOTHING")
            .bind("run", review.run().value())
            .bind("reviewer", review.reviewer().value())
            .bind("conclusion", review.conclusion().name())
            .bind("at", review.at().atOffset(ZoneOffset.UTC))
            .execute());
    return of(review.run()).orElseThrow();
  }

  /** The review of this run, if it has one. */
  public Optional<Review> of(RunId run) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM review WHERE run = :run")
            .bind("run", run.value())
            .map((row, context) ->
                new Review(
                    new RunId(row.getString("run")),
                    new PersonId(row.getString("reviewer")),
                    Conclusion.valueOf(row.getString("conclusion")),
                    row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
            .findOne());
  }
}
