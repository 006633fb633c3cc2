package io.kedgeline.twins.aws.state;

import java.time.Instant;
import java.util.Optional;

/**
 * What became of an authority's revocation list so far.
 *
 * @param firstDue when the first list is due; nothing until there is a certificate to tell of
 * @param number the CRL number of the last one, 0 before the first
 * @param last when the last one was written
 * @param notBefore no list is written before this instant, since the bucket refused one, or since
 *     none was to be written until then
 */
public record CrlSchedule(
    Optional<Instant> firstDue, int number, Optional<Instant> last, Optional<Instant> notBefore) {

  /** There is nothing to tell. */
  public static final CrlSchedule NOTHING_YET =
      new CrlSchedule(Optional.empty(), 0, Optional.empty(), Optional.empty());

  /** There is a certificate to tell of; the first list is then due, unless it was before. */
  public CrlSchedule needed(Instant due) {
    return firstDue.isPresent() ? this : new CrlSchedule(Optional.of(due), number, last, notBefore);
  }

  /** One more list was written. */
  public CrlSchedule written(Instant at) {
    return new CrlSchedule(firstDue, number + 1, Optional.of(at), Optional.empty());
  }

  /** No list is written before this instant. */
  public CrlSchedule notBefore(Instant again) {
    return new CrlSchedule(firstDue, number, last, Optional.of(again));
  }
}
