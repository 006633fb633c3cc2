package io.kedgeline.domain.schedule;

import io.kedgeline.domain.identity.GroupName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that begins by itself, and who looks after it.
 *
 * @param keepers the groups that may apply, pause and resume schedules
 * @param declared the schedules; their names differ
 */
public record ScheduleRules(Set<GroupName> keepers, List<Schedule> declared) {

  public ScheduleRules {
    keepers = Collections.unmodifiableSet(new LinkedHashSet<>(keepers));
    declared = List.copyOf(declared);
  }

  /** The schedule of this name. */
  public Optional<Schedule> find(String name) {
    return declared.stream().filter(schedule -> schedule.name().equals(name)).findFirst();
  }

  /** The schedule that begins this. */
  public Optional<Schedule> starting(ScheduledTask task) {
    return declared.stream().filter(schedule -> schedule.task() == task).findFirst();
  }
}
