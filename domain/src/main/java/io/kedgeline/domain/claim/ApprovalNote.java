package io.kedgeline.domain.claim;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What stands on a profile as the note of approval: the changes of its live leases. A closing never
 * rewrites it, since only another role than the closing one may; it is taken off with the last
 * lease, and written anew with the next.
 */
public final class ApprovalNote {

  /** The tag that AWS's own guard demands of a profile before it may be enabled. */
  public static final String TAG = "ApprovedChangeId";

  /** A tag's value has 256 characters at most (IAM Roles Anywhere API reference, Tag). */
  private static final int LONGEST = 256;

  private ApprovalNote() {}

  /**
   * The note for these leases: it names those whose approval the ledger has noted.
   *
   * @param leases the leases on the profile; those that are closed or over want nothing
   * @param now the instant at which they are judged live
   * @throws IllegalArgumentException when a tag cannot hold it
   */
  public static String of(List<LeaseClaim> leases, Instant now) {
    String note =
        leases.stream()
            .filter(lease -> lease.notedAt(now))
            .map(lease -> lease.run().change())
            .sorted()
            .collect(Collectors.joining(" "));
    if (note.isEmpty() || note.length() > LONGEST) {
      throw new IllegalArgumentException(
          "note: must name 1 to %d characters of changes".formatted(LONGEST));
    }
    return note;
  }
}
