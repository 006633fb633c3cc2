package io.kedgeline.starters.desk;

import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_ACTIVITY_TASK_STARTED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_SCHEDULED;
import static io.temporal.api.enums.v1.EventType.EVENT_TYPE_WORKFLOW_TASK_STARTED;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.History;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionStartedEventAttributes;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunFiguresTest {

  private static final EventType[] TASK = {
    EVENT_TYPE_WORKFLOW_TASK_SCHEDULED,
    EVENT_TYPE_WORKFLOW_TASK_STARTED,
    EVENT_TYPE_WORKFLOW_TASK_COMPLETED
  };
  private static final EventType[] NONE = {};

  @Test
  void aTaskThatNothingLedToAndThatLedToNothingIsNotCounted() {
    assertEquals(16, events(NONE));
    assertEquals(16, events(TASK));
  }

  @Test
  void aTaskThatTakesAnUpdateInIsCounted() {
    assertEquals(
        21,
        events(
            Stream.concat(
                    Arrays.stream(TASK),
                    Stream.of(
                        EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED,
                        EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED))
                .toArray(EventType[]::new)));
  }

  /** A run of one activity, with these events while it is under way. */
  private static long events(EventType[] during) {
    List<EventType> types =
        Stream.of(
                new EventType[] {EVENT_TYPE_WORKFLOW_EXECUTION_STARTED},
                TASK,
                new EventType[] {EVENT_TYPE_ACTIVITY_TASK_SCHEDULED},
                during,
                new EventType[] {
                  EVENT_TYPE_ACTIVITY_TASK_STARTED, EVENT_TYPE_ACTIVITY_TASK_COMPLETED
                },
                TASK,
                new EventType[] {
                  EVENT_TYPE_ACTIVITY_TASK_SCHEDULED, EVENT_TYPE_ACTIVITY_TASK_STARTED
                },
                new EventType[] {EVENT_TYPE_ACTIVITY_TASK_COMPLETED},
                TASK)
            .flatMap(Arrays::stream)
            .toList();
    History.Builder history = History.newBuilder();
    for (int i = 0; i < types.size(); i++) {
      HistoryEvent.Builder event =
          HistoryEvent.newBuilder().setEventId(i + 1).setEventType(types.get(i));
      if (i == 0) {
        event.setWorkflowExecutionStartedEventAttributes(
            WorkflowExecutionStartedEventAttributes.newBuilder()
                .setOriginalExecutionRunId("run")
                .build());
      }
      history.addEvents(event);
    }
    return RunFigures.of(new WorkflowExecutionHistory(history.build()), List.of()).events();
  }
}
