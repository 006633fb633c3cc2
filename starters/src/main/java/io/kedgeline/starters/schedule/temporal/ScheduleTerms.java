package io.kedgeline.starters.schedule.temporal;

import io.kedgeline.domain.schedule.Overlap;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.schedule.ScheduledFor;
import io.kedgeline.workflows.schedule.ScheduledStart;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleRange;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A declared schedule in Temporal's terms. Everything that has a default there is said: an unset
 * catch-up window would be a year, an unset zone UTC.
 */
final class ScheduleTerms {

  /** How the ids of our schedules, and of what they start, begin. */
  static final String PREFIX = "kedgeline-schedule-";

  private ScheduleTerms() {}

  static io.temporal.client.schedules.Schedule of(Schedule declared, ScheduleState state) {
    return io.temporal.client.schedules.Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(ScheduledStart.class)
                .setArguments(said(declared))
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(PREFIX + declared.name())
                        .setTaskQueue(TaskQueues.RUNBOOKS)
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setCalendars(List.of(calendar(declared)))
                .setTimeZoneName(declared.zone().getId())
                .setJitter(declared.jitter())
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(overlap(declared.overlap()))
                .setCatchupWindow(declared.catchUp())
                .setPauseOnFailure(false)
                .build())
        .setState(state)
        .build();
  }

  static ScheduledFor said(Schedule declared) {
    return new ScheduledFor(declared.name(), declared.digest(), declared.catchUp());
  }

  static ScheduleOverlapPolicy overlap(Overlap overlap) {
    return switch (overlap) {
      case SKIP -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP;
      case ALLOW -> ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL;
    };
  }

  /** What it does, or the engine's defaults where it says nothing. */
  static SchedulePolicy policy(io.temporal.client.schedules.Schedule kept) {
    return Optional.ofNullable(kept.getPolicy())
        .orElseGet(() -> SchedulePolicy.newBuilder().build());
  }

  /** Whether it is paused, or nothing special where it says nothing. */
  static ScheduleState state(io.temporal.client.schedules.Schedule kept) {
    return Optional.ofNullable(kept.getState()).orElseGet(() -> ScheduleState.newBuilder().build());
  }

  private static ScheduleCalendarSpec calendar(Schedule declared) {
    return ScheduleCalendarSpec.newBuilder()
        .setSeconds(List.of(new ScheduleRange(0)))
        .setMinutes(ranges(declared.at().minutes()))
        .setHour(ranges(declared.at().hours()))
        .setDayOfMonth(ranges(declared.at().daysOfMonth()))
        .setMonth(ranges(declared.at().months()))
        .setDayOfWeek(ranges(declared.at().daysOfWeek()))
        .build();
  }

  /** Neighbours are one range. */
  private static List<ScheduleRange> ranges(SortedSet<Integer> values) {
    List<ScheduleRange> ranges = new ArrayList<>();
    int from = values.getFirst();
    int to = from;
    for (int value : values.tailSet(from + 1)) {
      if (value > to + 1) {
        ranges.add(new ScheduleRange(from, to));
        from = value;
      }
      to = value;
    }
    ranges.add(new ScheduleRange(from, to));
    return List.copyOf(ranges);
  }
}
