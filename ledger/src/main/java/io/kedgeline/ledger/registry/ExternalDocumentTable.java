package io.kedgeline.ledger.registry;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.ledger.database.LedgerDatabase;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The documents of authorities outside AWS, each under the digest of its octets. */
public final class ExternalDocumentTable {

  /** How long a document may be, in octets: as long as a list that Roles Anywhere imports. */
  public static final int MOST_OCTETS = 300_000;

  private final Jdbi jdbi;

  /** The documents in this database. */
  public ExternalDocumentTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps this document; one that is there is kept as it is. */
  public void deposit(byte[] octets) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(
                "INSERT INTO external_document (sha256, octets) VALUES (:sha256, :octets)"
                    + " ON CONFLICT DO NOTHING")
            .bind("sha256", Digest.of(octets).hex())
            .bind("octets", octets)
            .execute());
  }

  /** The document of this digest, if it was deposited: whoever wrote it, it is this one. */
  public Optional<byte[]> find(Digest sha256) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery("SELECT octets FROM external_document WHERE sha256 = :sha256")
            .bind("sha256", sha256.hex())
            .map((row, context) -> row.getBytes("octets"))
            .findOne()
            .filter(octets -> Digest.of(octets).matches(sha256)));
  }
}
