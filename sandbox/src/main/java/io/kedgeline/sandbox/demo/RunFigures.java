package io.kedgeline.sandbox.demo;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.RunId;
import io.temporal.api.enums.v1.EventType;
import io.temporal.client.WorkflowClient;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.List;

/**
 * What a run cost.
 *
 * @param activities remote activities
 * @param events events of its history
 * @param timers timers
 * @param awsCalls calls to AWS, as the journal has them
 */
public record RunFigures(long activities, long events, long timers, long awsCalls) {

  /** The most remote activities that a straight window may take. */
  public static final int MOST_ACTIVITIES = 20;

  /** The most history events that a straight window may take. */
  public static final int MOST_EVENTS = 120;

  /** The figures of this run. */
  public static RunFigures of(RunId run, WorkflowClient client, List<JournalEntry> journal) {
    WorkflowExecutionHistory history = client.fetchHistory(run.value());
    return new RunFigures(
        count(history, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED),
        history.getEvents().size(),
        count(history, EventType.EVENT_TYPE_TIMER_STARTED),
        journal.stream().map(JournalEntry::fact).mapToLong(RunFigures::calls).sum());
  }

  private static long count(WorkflowExecutionHistory history, EventType type) {
    return history.getEvents().stream().filter(event -> event.getEventType() == type).count();
  }

  private static long calls(Fact fact) {
    return Long.parseLong(fact.detail().getOrDefault("awsCalls", "0"));
  }

  /** Whether the run stayed within what a straight window may take. */
  public boolean withinBudget() {
    return activities <= MOST_ACTIVITIES && events <= MOST_EVENTS;
  }
}
