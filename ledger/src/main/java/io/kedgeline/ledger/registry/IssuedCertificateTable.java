package io.kedgeline.ledger.registry;

import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.issuance.CertificateOrder;
import io.kedgeline.domain.issuance.CertificateOrder.Device;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.issuance.IssuedCertificate;
import io.kedgeline.domain.issuance.IssuedCertificate.Issued;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.Locks;
import io.kedgeline.ledger.event.SeenCertificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The certificates of devices and of windows' holders, from before AWS is asked for them. Each step
 * stands when its method returns, whatever becomes of what calls it.
 */
public final class IssuedCertificateTable {

  /**
   * Whoever works alone holds a connection and needs a second one: so few that the pool of ten is
   * never all held by those who wait for another.
   */
  private static final int MOST_ALONE = 4;

  private final Semaphore alone = new Semaphore(MOST_ALONE, true);
  private final Jdbi jdbi;
  private final InstantSource clock;

  /** The certificates in this database. */
  public IssuedCertificateTable(LedgerDatabase database, InstantSource clock) {
    this.jdbi = database.jdbi();
    this.clock = clock;
  }

  /** The certificate of this run, if it ever began. */
  public Optional<IssuedCertificate> of(RunId run) {
    return jdbi.withHandle(handle -> IssuedCertificateRows.find(handle, run));
  }

  /** The run by which this device has, or is getting, a certificate whose time is not over. */
  public Optional<RunId> living(DeviceId device) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT run FROM issued_certificate WHERE device = :device AND not_after > :now"
                    + " AND stage IN ('BEGUN', 'ISSUED', 'REGISTERED')")
            .bind("device", device.value())
            .bind("now", now())
            .map((row, context) -> new RunId(row.getString("run")))
            .findOne());
  }

  /**
   * The runs that began before this instant, and whose device's certificate is not done with; but
   * those whose certificate got a session, as events tell.
   */
  public List<RunId> begunBefore(Instant instant) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT run FROM issued_certificate begun WHERE stage IN ('BEGUN', 'ISSUED')"
                    + " AND device IS NOT NULL"
                    + " AND begun_at < :instant AND NOT EXISTS (SELECT 1 FROM certificate_seen seen"
                    + " WHERE seen.anchor = begun.anchor AND seen.serial = begun.serial"
                    + " AND seen.last_seen >= begun.not_before) ORDER BY begun_at, run")
            .bind("instant", instant.atOffset(ZoneOffset.UTC))
            .mapTo(String.class)
            .map(RunId::new)
            .list());
  }

  /**
   * The runs whose window's certificate is over and not noted as revoked, though they began before
   * this instant: nobody else ends what they left.
   */
  public List<RunId> lapsedUnrevoked(Instant begunBefore) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT run FROM issued_certificate WHERE device IS NULL"
                    + " AND stage IN ('BEGUN', 'ISSUED') AND begun_at < :instant"
                    + " AND not_after < :now ORDER BY begun_at, run")
            .bind("instant", at(begunBefore))
            .bind("now", now())
            .mapTo(String.class)
            .map(RunId::new)
            .list());
  }

  /** The run that waits for the first session of this device's certificate, if one does. */
  public Optional<RunId> unused(SeenCertificate seen) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT run FROM issued_certificate WHERE anchor = :anchor AND serial = :serial"
                    + " AND stage = 'ISSUED' AND device IS NOT NULL")
            .bind("anchor", seen.anchor().value())
            .bind("serial", seen.serial().value())
            .mapTo(String.class)
            .map(RunId::new)
            .findOne());
  }

  /**
   * Notes that this certificate is about to be asked for, unless that is noted already. A
   * registered certificate of the device whose time is over makes room.
   *
   * @param key the SHA-256 of its key as SubjectPublicKeyInfo in DER
   * @param from from when on it shall be valid; what was noted first stands
   * @return the certificate; nothing when the run has ended or is given up, or the device has or is
   *     getting another
   */
  public Optional<IssuedCertificate> begin(CertificateOrder order, Digest key, Instant from) {
    return jdbi.inTransaction(handle -> {
      order.device().ifPresent(device -> Locks.hold(handle, "enrolling " + device.id()));
      holdBeginning(handle, order.run());
      Optional<IssuedCertificate> there = IssuedCertificateRows.find(handle, order.run());
      if (there.isPresent() || sealed(handle, order.run()) || givenUp(handle, order.run())) {
        return there;
      }
      order.device().ifPresent(device -> lapse(handle, device.id()));
      insert(handle, order, key, from);
      return IssuedCertificateRows.find(handle, order.run());
    });
  }

  private void lapse(Handle handle, DeviceId device) {
    handle
        .createUpdate(
            "UPDATE issued_certificate SET stage = 'LAPSED', changed_at = :now"
                + " WHERE device = :device AND stage = 'REGISTERED'"
                + " AND not_after < least(:now, now())")
        .bind("device", device.value())
        .bind("now", now())
        .execute();
  }

  /**
   * Notes that this run is given up, unless a certificate was begun for it: none is begun for it
   * any more, however late a task comes that would.
   *
   * @return the certificate that was begun; nothing when none was, or ever will be
   */
  public Optional<IssuedCertificate> giveUp(RunId run) {
    return jdbi.inTransaction(handle -> {
      holdBeginning(handle, run);
      Optional<IssuedCertificate> there = IssuedCertificateRows.find(handle, run);
      if (there.isEmpty()) {
        handle
            .createUpdate(
                "INSERT INTO certificate_given_up (run, at) VALUES (:run, :now)"
                    + " ON CONFLICT (run) DO NOTHING")
            .bind("run", run.value())
            .bind("now", now())
            .execute();
      }
      return there;
    });
  }

  private static void holdBeginning(Handle handle, RunId run) {
    Locks.hold(handle, "beginning " + run);
  }

  private static boolean givenUp(Handle handle, RunId run) {
    return handle
            .createQuery("SELECT count(*) FROM certificate_given_up WHERE run = :run")
            .bind("run", run.value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  /** A task that comes so late has nothing issued for a run that is over. */
  private static boolean sealed(Handle handle, RunId run) {
    return handle
            .createQuery("SELECT count(*) FROM seal WHERE run = :run")
            .bind("run", run.value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  private void insert(Handle handle, CertificateOrder order, Digest key, Instant from) {
    handle
        .createUpdate(
            "INSERT INTO issued_certificate (run, device, persona, consumer, profile, role,"
                + " anchor, authority, session_seconds, subject, uri, key, not_before, not_after,"
                + " stage, begun_at, changed_at) VALUES (:run, :device, :persona, :consumer,"
                + " :profile, :role, :anchor, :authority, :session, :subject, :uri, :key, :from,"
                + " :until, 'BEGUN', :now, :now) ON CONFLICT (device)"
                + " WHERE stage IN ('BEGUN', 'ISSUED', 'REGISTERED') DO NOTHING")
        .bind("run", order.run().value())
        .bind("device", order.device().map(Device::id).map(DeviceId::value))
        .bind("persona", order.device().map(Device::persona).map(Persona::value))
        .bind("consumer", order.person().value())
        .bind("profile", order.profile().value())
        .bind("role", order.role().value())
        .bind("anchor", order.anchor().value())
        .bind("authority", order.authority().value())
        .bind("session", Math.toIntExact(order.session().toSeconds()))
        .bind("subject", IssuedCertificateRows.subject(order.names()))
        .bind("uri", order.names().uri())
        .bind("key", key.hex())
        .bind("from", at(from))
        .bind("until", at(from.plus(order.validity())))
        .bind("now", now())
        .execute();
  }

  /**
   * Does this work while nobody else does any on this run's certificate. What it notes is kept step
   * by step, whether it returns or not: the lock has a connection of its own, for within a
   * transaction all that was noted would be lost with it. The work may call AWS; another try waits,
   * up to 30 seconds.
   */
  public <T> T alone(RunId run, Supplier<T> work) {
    alone.acquireUninterruptibly();
    try (Handle lock = jdbi.open()) {
      return lock.inTransaction(held -> {
        Locks.hold(held, "certificate of " + run);
        return work.get();
      });
    } finally {
      alone.release();
    }
  }

  /** Notes that AWS is about to be asked for it, unless it was asked before. */
  public void asking(RunId run) {
    update(run, "asked_at = :now", "asked_at IS NULL AND stage = 'BEGUN'");
  }

  /** Notes that AWS refused the first call, so that nothing was asked. */
  public void refused(RunId run) {
    update(run, "asked_at = NULL", "certificate_arn IS NULL AND stage = 'BEGUN'");
  }

  /** Notes what AWS calls the certificate that it was asked for. */
  public void asked(RunId run, String arn) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "UPDATE issued_certificate SET certificate_arn = :arn, changed_at = :now"
                    + " WHERE run = :run AND certificate_arn IS NULL")
            .bind("arn", arn)
            .bind("now", now())
            .bind("run", run.value())
            .execute());
  }

  /** Notes what AWS issued. */
  public void issued(RunId run, Issued issued) {
    note(run, issued, CertificateStage.ISSUED);
  }

  /** Notes that the authority has revoked what it issued. */
  public void revoked(RunId run, Issued issued) {
    note(run, issued, CertificateStage.REVOKED);
  }

  private void note(RunId run, Issued issued, CertificateStage stage) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "UPDATE issued_certificate SET serial = :serial, certificate = :certificate,"
                    + " chain = :chain, stage = :stage, changed_at = :now WHERE run = :run"
                    + " AND stage IN ('BEGUN', 'ISSUED')")
            .bind("serial", issued.serial().value())
            .bind("certificate", issued.certificate())
            .bind("chain", String.join("", issued.chain()))
            .bind("stage", stage.name())
            .bind("now", now())
            .bind("run", run.value())
            .execute());
  }

  /** Notes that AWS was never asked for it. */
  public void undone(RunId run) {
    update(run, "stage = 'UNDONE'", "stage = 'BEGUN'");
  }

  /** Notes that AWS was asked for it, and that nobody knows whether it issued. */
  public void unknown(RunId run) {
    update(run, "stage = 'UNKNOWN'", "stage = 'BEGUN'");
  }

  /** Notes that it got a session: it is registered. */
  public void registered(RunId run) {
    update(run, "seen_at = :now, stage = 'REGISTERED'", "stage = 'ISSUED'");
  }

  private void update(RunId run, String change, String where) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "UPDATE issued_certificate SET %s, changed_at = :now WHERE run = :run AND %s"
                    .formatted(change, where))
            .bind("now", now())
            .bind("run", run.value())
            .execute());
  }

  private OffsetDateTime now() {
    return at(clock.instant());
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
