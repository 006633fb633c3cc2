package io.kedgeline.starters.api;

import java.util.List;

/** The schedules that the rulebook declares. */
public record ScheduleList(List<ScheduleView> schedules) {

  public ScheduleList {
    schedules = List.copyOf(schedules);
  }
}
