package io.kedgeline.ledger.registry;

import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.claim.SessionDeny;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The claims on one object, while its lock is held. */
public final class ObjectClaims {

  private static final Logger LOG = LoggerFactory.getLogger(ObjectClaims.class);

  private static final Duration REMEMBERED = Duration.ofDays(1);

  private final Handle handle;
  private final String object;

  ObjectClaims(Handle handle, String object) {
    this.handle = handle;
    this.object = object;
  }

  /**
   * Every lease on the object that has not ended a day ago, closed ones too: of the others nothing
   * follows any more, and a profile comes to have thousands of them. A row that is none, which no
   * worker of ours writes, lets nobody in; it must not keep the others from being closed either.
   */
  public List<LeaseClaim> leases(Instant now) {
    return handle
        .createQuery(
            "SELECT * FROM lease WHERE object = :object AND valid_until > :since ORDER BY run")
        .bind("object", object)
        .bind("since", now.minus(REMEMBERED).atOffset(ZoneOffset.UTC))
        .map((row, context) -> readable(row))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<LeaseClaim> readable(ResultSet row) throws SQLException {
    try {
      return Optional.of(lease(row));
    } catch (IllegalArgumentException none) {
      LOG.error(
          "a lease on {} is none and lets nobody in: {}",
          row.getString("object"),
          none.getMessage());
      return Optional.empty();
    }
  }

  /** The lease of this run on the object, however long ago it ended, if it ever put one. */
  public Optional<LeaseClaim> leaseOf(RunId run) {
    return leaseOf(handle, run).filter(lease -> lease.object().equals(object));
  }

  static Optional<LeaseClaim> leaseOf(Handle handle, RunId run) {
    return handle
        .createQuery("SELECT * FROM lease WHERE run = :run")
        .bind("run", run.value())
        .map((row, context) -> lease(row))
        .findOne();
  }

  /** Every denial on the object. */
  public List<SessionDeny> denies() {
    return handle
        .createQuery("SELECT * FROM session_deny WHERE object = :object ORDER BY run")
        .bind("object", object)
        .map((row, context) -> deny(row))
        .list();
  }

  /**
   * Adds the lease, which begins written, moves it on to the stage given, or puts its end off once
   * while it is open.
   *
   * @throws IllegalStateException when it would move backwards, or the run's lease is another one
   */
  public void put(LeaseClaim lease) {
    Optional<LeaseClaim> there = leaseOf(lease.run());
    if (there.isEmpty()) {
      insert(lease);
      return;
    }
    if (there.get().at(lease.stage()).equals(lease)) {
      move(lease);
    } else if (isExtended(there.get(), lease)) {
      extend(lease);
    } else {
      throw new IllegalStateException(
          "lease of %s on %s: role, holder and span cannot be changed"
              .formatted(lease.run(), object));
    }
  }

  private static boolean isExtended(LeaseClaim there, LeaseClaim lease) {
    return there.stage() == LeaseStage.OPEN
        && lease.until().isAfter(there.until())
        && there.extendedTo(lease.until()).equals(lease);
  }

  private void move(LeaseClaim lease) {
    handle
        .createUpdate("UPDATE lease SET stage = :stage WHERE run = :run AND object = :object")
        .bind("stage", lease.stage().name())
        .bind("run", lease.run().value())
        .bind("object", object)
        .execute();
  }

  private void extend(LeaseClaim lease) {
    handle
        .createUpdate(
            "UPDATE lease SET valid_until = :until, extensions = :extensions"
                + " WHERE run = :run AND object = :object")
        .bind("until", lease.until().atOffset(ZoneOffset.UTC))
        .bind("extensions", lease.extensions())
        .bind("run", lease.run().value())
        .bind("object", object)
        .execute();
  }

  /**
   * The runs whose windows on the object are over by now and not reviewed yet. One that reached its
   * end is over whether or not its run has lived to close it.
   */
  public List<RunId> reviewsOwed(Instant now) {
    return handle
        .createQuery(
            "SELECT run FROM lease WHERE object = :object AND owes_review"
                + " AND (stage = 'CLOSED' OR valid_until <= :now)"
                + " AND NOT EXISTS (SELECT 1 FROM review WHERE review.run = lease.run)"
                + " ORDER BY run")
        .bind("object", object)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .mapTo(String.class)
        .map(RunId::new)
        .list();
  }

  /**
   * The runs whose windows on the object are over by now, and whose holders' certificates are valid
   * and not revoked; one of which nobody knows whether it was issued counts as long as it could be
   * valid.
   */
  public List<RunId> rotationsOwed(Instant now) {
    return handle
        .createQuery(
            "SELECT lease.run FROM lease JOIN issued_certificate issued ON issued.run = lease.run"
                + " WHERE lease.object = :object AND issued.device IS NULL"
                + " AND (lease.stage = 'CLOSED' OR lease.valid_until <= :now)"
                + " AND issued.stage IN ('BEGUN', 'ISSUED', 'UNKNOWN') AND issued.not_after > :now"
                + " ORDER BY lease.run")
        .bind("object", object)
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .mapTo(String.class)
        .map(RunId::new)
        .list();
  }

  /** Whether this run's lease ever came to be open. */
  public boolean opened(RunId run) {
    return handle
            .createQuery(
                "SELECT count(*) FROM lease WHERE run = :run AND object = :object AND opened")
            .bind("run", run.value())
            .bind("object", object)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** Whether a lease on the object was closed less than this long ago, by the database's time. */
  public boolean closedWithin(Duration past) {
    return handle
            .createQuery(
                "SELECT count(*) FROM lease WHERE object = :object AND stage = 'CLOSED'"
                    + " AND stage_at > now() - make_interval(secs => :seconds)")
            .bind("object", object)
            .bind("seconds", (double) past.toSeconds())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** Adds the denial; put again by its run, it reaches further and never less far. */
  public void put(SessionDeny deny) {
    handle
        .createUpdate(
            "INSERT INTO session_deny (run, object, holder, denied_at, issued_before, valid_until)"
                + " VALUES (:run, :object, :holder, :at, :before, :until)"
                + " ON CONFLICT (run, object) DO UPDATE SET"
                + " denied_at = greatest(session_deny.denied_at, excluded.denied_at),"
                + " issued_before = greatest(session_deny.issued_before, excluded.issued_before),"
                + " valid_until = greatest(session_deny.valid_until, excluded.valid_until)")
        .bind("run", deny.run().value())
        .bind("object", deny.object())
        .bind("holder", deny.holder().value())
        .bind("at", deny.at().atOffset(ZoneOffset.UTC))
        .bind("before", deny.issuedBefore().atOffset(ZoneOffset.UTC))
        .bind("until", deny.until().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** The digest of what Kedgeline last wrote to the object, if it ever did. */
  public Optional<Digest> lastWritten() {
    return handle
        .createQuery("SELECT digest FROM written WHERE object = :object")
        .bind("object", object)
        .mapTo(String.class)
        .findOne()
        .map(Digest::new);
  }

  /** Notes what Kedgeline wrote. */
  public void recordWritten(Digest digest) {
    handle
        .createUpdate(
            "INSERT INTO written (object, digest) VALUES (:object, :digest)"
                + " ON CONFLICT (object) DO UPDATE SET digest = excluded.digest")
        .bind("object", object)
        .bind("digest", digest.hex())
        .execute();
  }

  private void insert(LeaseClaim lease) {
    handle
        .createUpdate(
            "INSERT INTO lease (run, object, role, holder, valid_from, valid_until, stage,"
                + " extensions)"
                + " VALUES (:run, :object, :role, :holder, :from, :until, :stage, :extensions)")
        .bind("run", lease.run().value())
        .bind("object", lease.object())
        .bind("role", lease.role().value())
        .bind("holder", lease.holder().value())
        .bind("from", lease.from().atOffset(ZoneOffset.UTC))
        .bind("until", lease.until().atOffset(ZoneOffset.UTC))
        .bind("stage", lease.stage().name())
        .bind("extensions", lease.extensions())
        .execute();
  }

  private static LeaseClaim lease(ResultSet row) throws SQLException {
    return new LeaseClaim(
        new RunId(row.getString("run")),
        new ProfileArn(row.getString("object")),
        new RoleArn(row.getString("role")),
        new SourceIdentity(row.getString("holder")),
        instant(row, "valid_from"),
        instant(row, "valid_until"),
        LeaseStage.valueOf(row.getString("stage")),
        row.getInt("extensions"));
  }

  private static SessionDeny deny(ResultSet row) throws SQLException {
    return new SessionDeny(
        new RunId(row.getString("run")),
        new RoleArn(row.getString("object")),
        new SourceIdentity(row.getString("holder")),
        instant(row, "denied_at"),
        instant(row, "issued_before"),
        instant(row, "valid_until"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
