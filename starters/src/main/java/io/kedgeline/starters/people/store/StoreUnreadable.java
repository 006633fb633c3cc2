package io.kedgeline.starters.people.store;

/**
 * The identity store does not answer for now, or contradicts itself: nobody can be told from it,
 * and nobody at this machine can mend it.
 */
public final class StoreUnreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreUnreadable(String message) {
    super(message);
  }
}
