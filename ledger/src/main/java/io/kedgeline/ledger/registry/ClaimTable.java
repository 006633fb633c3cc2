package io.kedgeline.ledger.registry;

import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.Locks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** The claims on shared AWS objects, with one writer per object. */
public final class ClaimTable {

  private final Jdbi jdbi;

  /** The claims in this database. */
  public ClaimTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Does this work while holding the object's lock, in one transaction: what it puts is kept only
   * if it returns. The work may call AWS; others who settle the same object wait, up to 30 seconds.
   */
  public <T> T withObject(String object, Function<ObjectClaims, T> work) {
    return jdbi.inTransaction(handle -> {
      Locks.hold(handle, "object " + object);
      return work.apply(new ObjectClaims(handle, object));
    });
  }

  /**
   * Every lease on the object that has not ended a day ago, without waiting for anybody who settles
   * it.
   */
  public List<LeaseClaim> leases(String object, Instant now) {
    return jdbi.withHandle(handle -> new ObjectClaims(handle, object).leases(now));
  }

  /** The runs whose windows on the object are over by now and not reviewed yet. */
  public List<RunId> reviewsOwed(String object, Instant now) {
    return jdbi.withHandle(handle -> new ObjectClaims(handle, object).reviewsOwed(now));
  }

  /**
   * The runs whose windows on the object are over by now, and whose holders' certificates are valid
   * and not revoked.
   */
  public List<RunId> rotationsOwed(String object, Instant now) {
    return jdbi.withHandle(handle -> new ObjectClaims(handle, object).rotationsOwed(now));
  }

  /** The lease of this run, if it ever put one. */
  public Optional<LeaseClaim> leaseOf(RunId run) {
    return jdbi.withHandle(handle -> ObjectClaims.leaseOf(handle, run));
  }
}
