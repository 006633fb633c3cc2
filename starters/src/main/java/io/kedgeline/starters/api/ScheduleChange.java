package io.kedgeline.starters.api;

import java.util.List;

/**
 * What applying the rulebook's schedules changes.
 *
 * @param name which schedule
 * @param kind what is done with it
 * @param why what is not as declared
 */
public record ScheduleChange(String name, Kind kind, List<String> why) {

  public ScheduleChange {
    why = List.copyOf(why);
  }

  /** What can be done with a schedule. */
  public enum Kind {
    ADD,
    CHANGE,
    REMOVE
  }
}
