package io.kedgeline.ledger.registry;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.Locks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The documents of authorities outside AWS, each under the digest of its octets. */
public final class ExternalDocumentTable {

  /** How long a document may be, in octets: as long as a list that Roles Anywhere imports. */
  public static final int MOST_OCTETS = 300_000;

  /**
   * How many documents a person may add in 24 hours: ten requests with an authority, a list and a
   * canary that are all new.
   */
  public static final int MOST_A_DAY = 30;

  private final Jdbi jdbi;

  /** The documents in this database. */
  public ExternalDocumentTable(LedgerDatabase database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Keeps these documents, all of them or none. One that is there is kept as it is, with whoever
   * deposited it first and when, and counts for nobody else.
   *
   * @param depositor who deposits them
   * @return whether they are kept: not where the depositor would have added more than {@link
   *     #MOST_A_DAY} within 24 hours by the database's clock
   */
  public boolean deposit(PersonId depositor, List<byte[]> documents) {
    return jdbi.inTransaction(handle -> {
      Locks.hold(handle, "depositing " + depositor);
      Map<String, byte[]> added = added(handle, documents);
      boolean kept = added.isEmpty() || ofTheDay(handle, depositor) + added.size() <= MOST_A_DAY;
      if (kept) {
        added.forEach((sha256, octets) -> insert(handle, depositor, sha256, octets));
      }
      return kept;
    });
  }

  private static Map<String, byte[]> added(Handle handle, List<byte[]> documents) {
    Map<String, byte[]> added = new TreeMap<>();
    documents.forEach(octets -> added.put(Digest.of(octets).hex(), octets));
    handle
        .createQuery("SELECT sha256 FROM external_document WHERE sha256 = ANY(:digests)")
        .bindArray("digests", String.class, List.copyOf(added.keySet()))
        .mapTo(String.class)
        .forEach(added::remove);
    return added;
  }

  private static int ofTheDay(Handle handle, PersonId depositor) {
    return handle
        .createQuery(
            "SELECT count(*) FROM external_document"
                + " WHERE depositor = :depositor AND deposited_at > now() - interval '24 hours'")
        .bind("depositor", depositor.value())
        .mapTo(Integer.class)
        .one();
  }

  private static void insert(Handle handle, PersonId depositor, String sha256, byte[] octets) {
    handle
        .createUpdate(
            "INSERT INTO external_document (sha256, octets, depositor)"
                + " VALUES (:sha256, :octets, :depositor) ON CONFLICT DO NOTHING")
        .bind("sha256", sha256)
        .bind("octets", octets)
        .bind("depositor", depositor.value())
        .execute();
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
