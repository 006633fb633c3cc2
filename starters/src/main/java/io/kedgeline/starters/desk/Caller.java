package io.kedgeline.starters.desk;

import io.kedgeline.domain.identity.PersonId;
import java.util.Optional;

/**
 * Who says something, and how it came to us.
 *
 * @param person who it is; whoever calls the desk has made sure of that
 * @param channel through which door, such as {@code http}
 * @param key names this one word among all that were ever said to the run, so that a word that is
 *     delivered twice counts once; nothing where it cannot be
 */
public record Caller(PersonId person, String channel, Optional<String> key) {

  /** Somebody whose word comes once: the call itself brings the answer. */
  public static Caller of(PersonId person, String channel) {
    return new Caller(person, channel, Optional.empty());
  }

  /** Somebody whose word, of this key, may be delivered again. */
  public Caller saying(String word) {
    return new Caller(person, channel, Optional.of(word));
  }
}
