package io.kedgeline.workflows.governed;

import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.port.TrailEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a reviewer has to look at.
 *
 * @param due when the review is owed at the latest; nothing before the changes are listed
 * @param changes what the holder's sessions changed, as AWS recorded it
 * @param complete whether that is all of it
 * @param digest the digest of this list, which a reviewer names
 * @param refused why the last review that was given is not recorded, if it is not
 */
public record ReviewView(
    Optional<Instant> due,
    List<TrailEvent> changes,
    boolean complete,
    Optional<Digest> digest,
    Optional<String> refused) {

  public ReviewView {
    changes = List.copyOf(changes);
  }

  static ReviewView none() {
    return new ReviewView(Optional.empty(), List.of(), false, Optional.empty(), Optional.empty());
  }

  ReviewView refusedBecause(String sentence) {
    return new ReviewView(due, changes, complete, digest, Optional.of(sentence));
  }
}
