package io.kedgeline.starters.people;

import io.kedgeline.domain.identity.PeopleList;

/** Port: whoever knows all people of the company, with their accounts and groups. */
public interface PeopleSource extends AutoCloseable {

  /**
   * Everybody, read whole and now.
   *
   * @throws SourceUnreadable when the source does not answer for now or contradicts itself
   * @throws RuntimeException when it cannot be read; nobody is left out silently
   */
  PeopleList read();

  /** Lets go of what it holds, which may be nothing. */
  @Override
  default void close() {}
}
