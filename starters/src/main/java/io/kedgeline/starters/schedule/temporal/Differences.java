package io.kedgeline.starters.schedule.temporal;

import io.kedgeline.domain.schedule.Cron;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.workflows.governed.TaskQueues;
import io.kedgeline.workflows.schedule.ScheduledFor;
import io.kedgeline.workflows.schedule.ScheduledStart;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.ScheduleRange;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.common.converter.DataConverterException;
import io.temporal.payload.codec.PayloadCodecException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What of a schedule is not as declared, whoever edited it: the named comparisons, in order. */
record Differences(
    String sentence, BiPredicate<Schedule, io.temporal.client.schedules.Schedule> same) {

  private static final List<Differences> ALL =
      List.of(
          new Differences(
              "its calendar is another", (declared, kept) -> calendar(declared, kept.getSpec())),
          new Differences(
              "its time zone is another",
              (declared, kept) -> declared.zone().getId().equals(kept.getSpec().getTimeZoneName())),
          new Differences(
              "its jitter is another",
              (declared, kept) -> declared.jitter().equals(kept.getSpec().getJitter())),
          new Differences(
              "its overlap policy is another",
              (declared, kept) ->
                  ScheduleTerms.overlap(declared.overlap())
                      == ScheduleTerms.policy(kept).getOverlap()),
          new Differences(
              "its catch-up window is another",
              (declared, kept) ->
                  declared.catchUp().equals(ScheduleTerms.policy(kept).getCatchupWindow())),
          new Differences(
              "it pauses by itself, or ends after a number of times",
              (declared, kept) ->
                  !ScheduleTerms.policy(kept).isPauseOnFailure()
                      && !ScheduleTerms.state(kept).isLimitedAction()),
          new Differences(
              "it starts something else",
              (declared, kept) ->
                  kept.getAction() instanceof ScheduleActionStartWorkflow start
                      && starts(declared, start)),
          new Differences(
              "it starts with options of its own",
              (declared, kept) ->
                  !(kept.getAction() instanceof ScheduleActionStartWorkflow start)
                      || plain(start.getOptions())));

  static List<String> between(Schedule declared, io.temporal.client.schedules.Schedule kept) {
    return ALL.stream()
        .filter(check -> !check.same().test(declared, kept))
        .map(Differences::sentence)
        .toList();
  }

  private static boolean calendar(Schedule declared, ScheduleSpec spec) {
    Cron at = declared.at();
    boolean alone =
        spec.getCalendars().size() == 1
            && spec.getStartAt() == null
            && spec.getEndAt() == null
            && Stream.of(spec.getIntervals(), spec.getCronExpressions(), spec.getSkip())
                .allMatch(others -> others == null || others.isEmpty());
    if (!alone) {
      return false;
    }
    ScheduleCalendarSpec kept = spec.getCalendars().getFirst();
    return values(kept.getSeconds()).equals(new TreeSet<>(List.of(0)))
        && values(kept.getMinutes()).equals(at.minutes())
        && values(kept.getHour()).equals(at.hours())
        && values(kept.getDayOfMonth()).equals(at.daysOfMonth())
        && values(kept.getMonth()).equals(at.months())
        && values(kept.getDayOfWeek()).equals(at.daysOfWeek())
        && kept.getYear().isEmpty();
  }

  private static SortedSet<Integer> values(List<ScheduleRange> ranges) {
    SortedSet<Integer> values = new TreeSet<>();
    for (ScheduleRange range : ranges) {
      int to = Math.max(range.getStart(), range.getEnd());
      for (int value = range.getStart(); value <= to; value += Math.max(1, range.getStep())) {
        values.add(value);
      }
    }
    return values;
  }

  /** We say no such option; a timeout alone could end what was begun before it is done. */
  private static boolean plain(WorkflowOptions options) {
    return Stream.of(
                options.getWorkflowRunTimeout(),
                options.getWorkflowExecutionTimeout(),
                options.getWorkflowTaskTimeout())
            .allMatch(timeout -> timeout == null || timeout.isZero())
        && options.getRetryOptions() == null
        && (options.getMemo() == null || options.getMemo().isEmpty())
        && (options.getTypedSearchAttributes() == null
            || options.getTypedSearchAttributes().size() == 0);
  }

  private static boolean starts(Schedule declared, ScheduleActionStartWorkflow start) {
    try {
      return start.getWorkflowType().equals(ScheduledStart.class.getSimpleName())
          && (ScheduleTerms.PREFIX + declared.name()).equals(start.getOptions().getWorkflowId())
          && TaskQueues.RUNBOOKS.equals(start.getOptions().getTaskQueue())
          && start.getArguments().getSize() == 1
          && ScheduleTerms.said(declared).equals(start.getArguments().get(0, ScheduledFor.class));
    } catch (DataConverterException | PayloadCodecException unsealed) {
      return false;
    }
  }
}
