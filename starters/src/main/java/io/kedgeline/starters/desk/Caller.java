package io.kedgeline.starters.desk;

import io.kedgeline.domain.identity.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * Who says something, and how it came to us.
 *
 * @param person who it is; whoever calls the desk has made sure of that
 * @param channel through which door, such as {@code http}
 * @param key names this one word among all that were ever said to the run, so that a word that is
 *     delivered twice counts once; nothing where it cannot be
 * @param at when it was said, where that is not now: an act lives from then on, and what the person
 *     has said since counts for more
 */
public record Caller(PersonId person, String channel, Optional<String> key, Optional<Instant> at) {

  /** The door of the change system, which asks in a person's name (decision 14). */
  public static final String CHANGE_MANAGEMENT = "change-management";

  /** Somebody whose word comes once: the call itself brings the answer. */
  public static Caller of(PersonId person, String channel) {
    return new Caller(person, channel, Optional.empty(), Optional.empty());
  }

  /** Somebody who said this word, of this key, at this instant; it may be delivered again. */
  public Caller saying(String word, Instant when) {
    return new Caller(person, channel, Optional.of(word), Optional.of(when));
  }
}
