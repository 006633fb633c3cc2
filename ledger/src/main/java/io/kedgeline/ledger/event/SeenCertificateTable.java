package io.kedgeline.ledger.event;

import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** When certificates last got sessions, as far as events tell. */
public final class SeenCertificateTable {

  private static final String SEE =
      "INSERT INTO certificate_seen (anchor, serial, issuer, last_seen)"
          + " VALUES (:anchor, :serial, :issuer, :seen) ON CONFLICT (anchor, serial, issuer)"
          + " DO UPDATE SET last_seen = greatest(certificate_seen.last_seen, excluded.last_seen)";

  private final Jdbi jdbi;

  /** The certificates in this database. */
  public SeenCertificateTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  static void see(SeenCertificate seen, Handle handle) {
    handle
        .createUpdate(SEE)
        .bind("anchor", seen.anchor().value())
        .bind("serial", seen.serial().value())
        .bind("issuer", seen.issuer().orElse(""))
        .bind("seen", seen.lastSeen().atOffset(ZoneOffset.UTC))
        .execute();
  }

  /** The certificates that got sessions under this anchor, the last one first. */
  public List<SeenCertificate> under(TrustAnchorArn anchor) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                "SELECT * FROM certificate_seen WHERE anchor = :anchor"
                    + " ORDER BY last_seen DESC, serial, issuer")
            .bind("anchor", anchor.value())
            .map((row, context) ->
                new SeenCertificate(
                    anchor,
                    new CertificateSerial(row.getString("serial")),
                    Optional.of(row.getString("issuer")).filter(issuer -> !issuer.isEmpty()),
                    row.getObject("last_seen", OffsetDateTime.class).toInstant()))
            .list());
  }
}
