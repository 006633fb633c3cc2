package io.kedgeline.activities.sweep;

import io.kedgeline.domain.resource.ProfileArn;

/**
 * Something that is not as it must be.
 *
 * @param profile where
 * @param kind what kind of thing
 * @param sentence what was found, and what was done about it
 */
public record SweepFinding(ProfileArn profile, Kind kind, String sentence) {

  /** What can be found. The names are stable: they are stored and shown. */
  public enum Kind {
    /** It let somebody in, or could, without a live lease; it has been put to rest. */
    OPEN_WITHOUT_LEASE,
    /** Somebody said that the window must end, and its run did not end it; it has been closed. */
    OBJECTION_NOT_HEEDED,
    /** It let in others than its leases want; it lets in whom they want again. */
    OTHERS_ADMITTED,
    /** A lease is open and AWS lets nobody in; nothing was done, since a sweep opens nothing. */
    SHUT_WITH_LEASE,
    /** It could not be read or not be put to rest. */
    NOT_SWEPT
  }
}
