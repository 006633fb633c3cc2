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
    OPEN_WITHOUT_LEASE(Telling.EACH_TIME),
    /**
     * Its lease had just ended, and the sweep was there before its run; it has been put to rest.
     */
    ENDED_JUST_NOW(Telling.JOURNAL_ONLY),
    /** No lease holds it open, and the note of approval was still on it; it has been taken off. */
    NOTE_LEFT(Telling.EACH_TIME),
    /** Somebody said that the window must end, and its run did not end it; it has been closed. */
    OBJECTION_NOT_HEEDED(Telling.EACH_TIME),
    /** It let in others than its leases want; it lets in whom they want again. */
    OTHERS_ADMITTED(Telling.EACH_TIME),
    /** A lease is open and AWS lets nobody in; nothing was done, since a sweep opens nothing. */
    SHUT_WITH_LEASE(Telling.ONCE_WHILE_IT_LASTS),
    /** Its anchor, which is disabled at rest, was enabled without a lease; it has been disabled. */
    ANCHOR_ENABLED(Telling.EACH_TIME),
    /** A lease is open and its anchor disabled; nothing was done, since a sweep opens nothing. */
    ANCHOR_SHUT_WITH_LEASE(Telling.ONCE_WHILE_IT_LASTS),
    /** AWS has it no more; nobody gets in, and nobody could in an emergency. */
    PROFILE_GONE(Telling.ONCE_WHILE_IT_LASTS),
    /** It could not be read or not be put to rest. */
    NOT_SWEPT(Telling.ONCE_WHILE_IT_LASTS);

    private final Telling telling;

    Kind(Telling telling) {
      this.telling = telling;
    }

    Telling telling() {
      return telling;
    }
  }

  /** Whom a finding is told to. */
  enum Telling {
    /** It has been put right, so that finding it again is another event: each one pages. */
    EACH_TIME,
    /**
     * It goes on until somebody does something: it pages once, when several sweeps have seen it.
     */
    ONCE_WHILE_IT_LASTS,
    /** Nobody need do anything. */
    JOURNAL_ONLY
  }
}
