package io.kedgeline.ledger.event;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.resource.AccountId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** AWS's events, each once, for 14 days. They are hints: AWS is read before anything is done. */
public final class AwsEventTable {

  private static final String ADD =
      "INSERT INTO aws_event (id, account, region, source, name, at, anchor, profile, role,"
          + " authority, error_code, serial, issuer, subject) VALUES (:id, :account, :region, :source, :name,"
          + " :at, :anchor, :profile, :role, :authority, :error, :serial, :issuer, :subject)"
          + " ON CONFLICT (id) DO NOTHING";

  /** One at a time forgets, and a few only, so that nobody waits for it. */
  private static final String FORGET =
      "DELETE FROM aws_event WHERE id IN (SELECT id FROM aws_event"
          + " WHERE taken_at < now() - interval '14 days' ORDER BY taken_at LIMIT 20)"
          + " AND (SELECT pg_try_advisory_xact_lock(hashtext('aws_event')))";

  private final Jdbi jdbi;

  /** The events in this database. */
  public AwsEventTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Takes an event in, with the certificate that was seen by it, unless it stands there already;
   * and forgets some of what is too old to be delivered again.
   *
   * @return whether it is new
   */
  public boolean take(AwsEvent event) {
    return jdbi.inTransaction(handle -> {
      if (!add(event, handle)) {
        return false;
      }
      event.sight().ifPresent(seen -> SeenCertificateTable.see(seen, handle));
      handle.execute(FORGET);
      return true;
    });
  }

  private static boolean add(AwsEvent event, Handle handle) {
    return handle
            .createUpdate(ADD)
            .bind("id", event.id())
            .bind("account", event.account().value())
            .bind("region", event.region().value())
            .bind("source", event.source())
            .bind("name", event.name())
            .bind("at", event.at().atOffset(ZoneOffset.UTC))
            .bind("anchor", event.objects().anchor().map(TrustAnchorArn::value))
            .bind("profile", event.objects().profile().map(ProfileArn::value))
            .bind("role", event.objects().role().map(RoleArn::value))
            .bind("authority", event.objects().authority().map(CertificateAuthorityArn::value))
            .bind("error", event.error())
            .bind("serial", event.certificate().serial().map(CertificateSerial::value))
            .bind("issuer", event.certificate().issuer())
            .bind("subject", event.certificate().subject())
            .execute()
        == 1;
  }

  /** The event of this id. */
  public Optional<AwsEvent> find(String id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT * FROM aws_event WHERE id = :id")
            .bind("id", id)
            .map((row, context) -> event(row))
            .findOne());
  }

  private static AwsEvent event(ResultSet row) throws SQLException {
    return new AwsEvent(
        row.getString("id"),
        new AccountId(row.getString("account")),
        new Region(row.getString("region")),
        row.getString("source"),
        row.getString("name"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new AwsObjects(
            told(row, "anchor").map(TrustAnchorArn::new),
            told(row, "profile").map(ProfileArn::new),
            told(row, "role").map(RoleArn::new),
            told(row, "authority").map(CertificateAuthorityArn::new)),
        told(row, "error_code"),
        new PresentedCertificate(
            told(row, "serial").map(CertificateSerial::new),
            told(row, "issuer"),
            told(row, "subject")));
  }

  private static Optional<String> told(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
