package io.kedgeline.starters.people;

/**
 * The source of people does not answer for now, or contradicts itself: nobody can be told from it,
 * and nobody at this machine can mend it.
 */
public final class SourceUnreadable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With this sentence. */
  public SourceUnreadable(String message) {
    super(message);
  }
}
