package io.kedgeline.starters.desk;

import io.kedgeline.domain.audit.JournalEntry;
import io.temporal.api.enums.v1.EventType;
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

  static RunFigures of(WorkflowExecutionHistory history, List<JournalEntry> journal) {
    return new RunFigures(
        count(history, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED),
        history.getEvents().size(),
        count(history, EventType.EVENT_TYPE_TIMER_STARTED),
        journal.stream().mapToLong(RunFigures::calls).sum());
  }

  private static long count(WorkflowExecutionHistory history, EventType type) {
    return history.getEvents().stream().filter(event -> event.getEventType() == type).count();
  }

  private static long calls(JournalEntry entry) {
    return Long.parseLong(entry.fact().detail().getOrDefault("awsCalls", "0"));
  }
}
