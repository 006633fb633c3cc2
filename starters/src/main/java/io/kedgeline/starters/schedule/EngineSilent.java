package io.kedgeline.starters.schedule;

/**
 * The engine that keeps schedules does not answer, or has none; nothing is known to have changed.
 */
public final class EngineSilent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Because of this. */
  public EngineSilent(Throwable cause) {
    super("the engine does not answer for its schedules: try again", cause);
  }
}
