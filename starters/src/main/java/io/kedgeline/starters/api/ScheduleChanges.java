package io.kedgeline.starters.api;

import java.util.List;

/**
 * What applying the rulebook's schedules changes, or has changed.
 *
 * @param changes each; none when all is as declared
 * @param committed whether it was done
 */
public record ScheduleChanges(List<ScheduleChange> changes, boolean committed) {

  public ScheduleChanges {
    changes = List.copyOf(changes);
  }
}
