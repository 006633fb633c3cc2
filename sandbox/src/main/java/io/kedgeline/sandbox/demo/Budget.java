package io.kedgeline.sandbox.demo;

import io.kedgeline.starters.api.RunView;

/** What a straight window may cost. */
public final class Budget {

  /** The most remote activities that a straight window may take. */
  public static final int MOST_ACTIVITIES = 20;

  /** The most history events that a straight window may take. */
  public static final int MOST_EVENTS = 120;

  private Budget() {}

  /** Whether the run stayed within it. */
  public static boolean holds(RunView run) {
    return run.activities() <= MOST_ACTIVITIES && run.events() <= MOST_EVENTS;
  }
}
