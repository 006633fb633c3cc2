package io.kedgeline.starters.desk;

import io.kedgeline.domain.audit.JournalEntry;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
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

  private static final long EVENTS_OF_A_TASK = 3;

  static RunFigures of(WorkflowExecutionHistory history, List<JournalEntry> journal) {
    return new RunFigures(
        count(history, EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED),
        history.getEvents().size() - EVENTS_OF_A_TASK * idle(history.getEvents()),
        count(history, EventType.EVENT_TYPE_TIMER_STARTED),
        journal.stream().mapToLong(RunFigures::calls).sum());
  }

  /**
   * Workflow tasks that nothing led to and that led to nothing. Temporal's test server makes one
   * for a question that comes while another task is under way; Temporal itself answers questions
   * without a trace in the history.
   */
  private static long idle(List<HistoryEvent> events) {
    long idle = 0;
    boolean caused = false;
    for (int i = 0; i < events.size(); i++) {
      switch (events.get(i).getEventType()) {
        case EVENT_TYPE_WORKFLOW_TASK_SCHEDULED, EVENT_TYPE_WORKFLOW_TASK_STARTED -> {}
        case EVENT_TYPE_WORKFLOW_TASK_COMPLETED -> {
          idle += caused || i + 1 == events.size() || isCommand(events.get(i + 1)) ? 0 : 1;
          caused = false;
        }
        default -> caused |= !isCommand(events.get(i));
      }
    }
    return idle;
  }

  /** Whether a workflow task brought this about. */
  private static boolean isCommand(HistoryEvent event) {
    return switch (event.getEventType()) {
      case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED,
          EVENT_TYPE_TIMER_STARTED,
          EVENT_TYPE_TIMER_CANCELED,
          EVENT_TYPE_MARKER_RECORDED,
          EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
          EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED,
          EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED ->
          true;
      default -> false;
    };
  }

  private static long count(WorkflowExecutionHistory history, EventType type) {
    return history.getEvents().stream().filter(event -> event.getEventType() == type).count();
  }

  private static long calls(JournalEntry entry) {
    return Long.parseLong(entry.fact().detail().getOrDefault("awsCalls", "0"));
  }
}
