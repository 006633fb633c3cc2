package io.kedgeline.starters.schedule;

import io.kedgeline.domain.schedule.Schedule;
import java.util.Optional;
import java.util.Set;

/**
 * Port: what keeps schedules and says when one has come. It is trusted with the time and nothing
 * else: what begins, and whether it is due, {@link Beginnings} knows by itself.
 */
public interface ScheduleEngine {

  /** The names of all schedules that it keeps for us. */
  Set<String> names();

  /** What it keeps under the name of this schedule. */
  Optional<KeptSchedule> find(Schedule declared);

  /** Keeps this schedule as it is declared; one that was paused stays so. */
  void put(Schedule declared);

  /** Keeps a schedule no longer. */
  void remove(String name);

  /** Pauses a schedule that it keeps; whether it keeps one. */
  boolean pause(String name, String why);

  /** Resumes a schedule that it keeps; whether it keeps one. */
  boolean resume(String name, String why);
}
