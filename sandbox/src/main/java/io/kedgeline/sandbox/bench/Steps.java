package io.kedgeline.sandbox.bench;

import com.google.protobuf.util.Durations;
import com.google.protobuf.util.Timestamps;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an engine did for a run from its last vote until an activity was done, by its history, whose
 * times are whole milliseconds.
 */
final class Steps {

  /** Under this name stand all workflow tasks together, from when each was scheduled. */
  static final String WORKFLOW_TASKS = "workflow tasks";

  private static final String VOTE = "vote";

  private Steps() {}

  /** How long each kind of step took, from its being scheduled until it was done, in order. */
  static Map<String, Duration> untilDone(String activity, History history) {
    List<HistoryEvent> events = history.getEventsList();
    int vote = lastVote(events);
    Map<String, Duration> took = new LinkedHashMap<>();
    for (HistoryEvent done : events.subList(vote, events.size())) {
      Optional<HistoryEvent> scheduled = scheduledFor(done).map(id -> events.get((int) (id - 1)));
      if (scheduled.isPresent()) {
        String what = name(scheduled.get());
        took.merge(what, between(scheduled.get(), done), Duration::plus);
        if (what.equals(activity)) {
          return took;
        }
      }
    }
    throw new IllegalStateException("%s was not done in this history".formatted(activity));
  }

  /** Where the completion of the workflow task stands that took in the last vote. */
  private static int lastVote(List<HistoryEvent> events) {
    HistoryEvent accepted =
        events.reversed().stream()
            .filter(event ->
                event
                    .getWorkflowExecutionUpdateAcceptedEventAttributes()
                    .getAcceptedRequest()
                    .getInput()
                    .getName()
                    .equals(VOTE))
            .findFirst()
            .orElseThrow();
    return (int) accepted.getEventId() - 2;
  }

  /** The event by which what this one ends was scheduled, if it ends something. */
  private static Optional<Long> scheduledFor(HistoryEvent done) {
    return Stream.of(
            done.getActivityTaskCompletedEventAttributes().getScheduledEventId(),
            done.getWorkflowTaskCompletedEventAttributes().getScheduledEventId())
        .filter(id -> id > 0)
        .findFirst();
  }

  private static String name(HistoryEvent scheduled) {
    return scheduled.hasActivityTaskScheduledEventAttributes()
        ? scheduled.getActivityTaskScheduledEventAttributes().getActivityType().getName()
        : WORKFLOW_TASKS;
  }

  private static Duration between(HistoryEvent one, HistoryEvent other) {
    return Duration.ofMillis(
        Durations.toMillis(Timestamps.between(one.getEventTime(), other.getEventTime())));
  }
}
