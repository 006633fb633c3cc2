package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import com.google.protobuf.Timestamp;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Backoff;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.workflows.governed.RunStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Lets time pass for a run while it only waits, from one timer to the next and no further. */
final class Clockwork {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Sandbox sandbox;
  private final Backoff backoff;
  private final Consumer<RunId> meanwhile;

  /**
   * Lets time pass in this sandbox.
   *
   * @param backoff how much passes when something has failed and is to be tried again: zero where a
   *     worker may be long in coming, since nothing can be skipped while a task waits for it
   * @param meanwhile what is done again and again
   */
  Clockwork(Sandbox sandbox, Duration backoff, Consumer<RunId> meanwhile) {
    this.sandbox = sandbox;
    this.backoff = new Backoff(sandbox, backoff);
    this.meanwhile = meanwhile;
  }

  /** Waits for this state; only what is to be tried again is hastened. */
  void until(RunId run, WindowState state) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (Optional<RunStatus> status = status(run);
        status.filter(known -> known.state() == state).isEmpty();
        status = status(run)) {
      status
          .filter(known -> known.state().last())
          .ifPresent(over -> {
            throw new AssertionError(
                "%s is %s, not %s: %s"
                    .formatted(run, over.state(), state, over.reason().orElse("")));
          });
      meanwhile.accept(run);
      backoff.pass(run);
      pause(deadline, run, "to be " + state);
    }
  }

  /** Lets time pass until the run has told this so many times. */
  void untilFacts(RunId run, FactKind kind, int times) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Story story = new Story(sandbox);
    while (story.facts(run).stream().filter(fact -> fact.kind() == kind).count() < times) {
      backoff.pass(run);
      nextTimer(history(run)).ifPresent(sandbox::skip);
      pause(deadline, run, "to tell " + kind);
    }
  }

  /** Waits until something has failed and is tried again. */
  void untilTriedAgain(RunId run) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (Backoff.pending(sandbox, run).noneMatch(activity -> activity.getAttempt() > 1)) {
      pause(deadline, run, "to try something again");
    }
  }

  /** Lets time pass until the run has ended; a window that has closed is reviewed. */
  void toTheEnd(RunId run) {
    Story story = new Story(sandbox);
    boolean reviewed = false;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<HistoryEvent> history = history(run);
    while (!ended(history.getLast())) {
      meanwhile.accept(run);
      backoff.pass(run);
      Optional<Duration> next = nextTimer(history);
      Optional<RunStatus> status = next.flatMap(timer -> status(run));
      if (status.filter(known -> known.state().awaitsReview()).isPresent()) {
        reviewed = reviewed || "ACCEPTED".equals(Story.code(story.review(run, SECURITY_LEAD)));
      } else if (status.isPresent()) {
        next.ifPresent(sandbox::skip);
      }
      pause(deadline, run, "to end");
      history = history(run);
    }
  }

  /** Nothing when the question went to a worker that died with it. */
  private Optional<RunStatus> status(RunId run) {
    try {
      return Optional.of(sandbox.desk().status(run));
    } catch (DeskRefusal unanswered) {
      if (unanswered.code() == DeskRefusal.Code.ENGINE_UNREACHABLE) {
        return Optional.empty();
      }
      throw unanswered;
    }
  }

  private List<HistoryEvent> history(RunId run) {
    return sandbox.client().fetchHistory(run.value()).getEvents();
  }

  private static boolean ended(HistoryEvent last) {
    return last.hasWorkflowExecutionCompletedEventAttributes();
  }

  /** How long the run waits for nothing but the clock; nothing when something is under way. */
  private Optional<Duration> nextTimer(List<HistoryEvent> history) {
    Instant now = sandbox.engineTime();
    return Optional.of(openTimers(history).values())
        .filter(timers -> waits(history) && timers.stream().allMatch(now::isBefore))
        .flatMap(timers -> timers.stream().min(Comparator.naturalOrder()))
        .map(at -> Duration.between(now, at));
  }

  /**
   * An activity of a dead worker that is tried again is under way too: were time skipped meanwhile,
   * its tries would be over before another worker can come.
   */
  private static boolean waits(List<HistoryEvent> history) {
    return switch (history.getLast().getEventType()) {
      case EVENT_TYPE_TIMER_STARTED,
          EVENT_TYPE_WORKFLOW_TASK_COMPLETED,
          EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_COMPLETED ->
          openActivities(history).isEmpty();
      default -> false;
    };
  }

  private static Set<Long> openActivities(List<HistoryEvent> history) {
    Set<Long> open = new HashSet<>();
    for (HistoryEvent event : history) {
      if (event.hasActivityTaskScheduledEventAttributes()) {
        open.add(event.getEventId());
      }
      open.remove(event.getActivityTaskCompletedEventAttributes().getScheduledEventId());
      open.remove(event.getActivityTaskFailedEventAttributes().getScheduledEventId());
      open.remove(event.getActivityTaskTimedOutEventAttributes().getScheduledEventId());
      open.remove(event.getActivityTaskCancelRequestedEventAttributes().getScheduledEventId());
      open.remove(event.getActivityTaskCanceledEventAttributes().getScheduledEventId());
    }
    return open;
  }

  private static SortedMap<Long, Instant> openTimers(List<HistoryEvent> history) {
    SortedMap<Long, Instant> timers = new TreeMap<>();
    for (HistoryEvent event : history) {
      if (event.hasTimerStartedEventAttributes()) {
        timers.put(event.getEventId(), end(event));
      }
      timers.remove(event.getTimerFiredEventAttributes().getStartedEventId());
      timers.remove(event.getTimerCanceledEventAttributes().getStartedEventId());
    }
    return timers;
  }

  private static Instant end(HistoryEvent started) {
    Timestamp at = started.getEventTime();
    com.google.protobuf.Duration length =
        started.getTimerStartedEventAttributes().getStartToFireTimeout();
    return Instant.ofEpochSecond(at.getSeconds(), at.getNanos())
        .plusSeconds(length.getSeconds())
        .plusNanos(length.getNanos());
  }

  private void pause(long deadline, RunId run, String what) {
    if (System.nanoTime() > deadline) {
      throw new AssertionError(
          "waited %s for %s %s: %s".formatted(PATIENCE, run, what, standing(run)));
    }
    LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
  }

  /** Where the run stands, by the engine's own word. */
  private String standing(RunId run) {
    List<HistoryEvent> history = history(run);
    return "at %s the last events are %s, timers end at %s, %s is under way"
        .formatted(
            sandbox.engineTime(),
            history.subList(Math.max(0, history.size() - 8), history.size()).stream()
                .map(event -> event.getEventType().name().substring("EVENT_TYPE_".length()))
                .toList(),
            openTimers(history).values(),
            Backoff.pending(sandbox, run)
                .map(activity ->
                    "%s, try %d after %s"
                        .formatted(
                            activity.getActivityType().getName(),
                            activity.getAttempt(),
                            failure(activity)))
                .toList());
  }

  private String failure(PendingActivityInfo activity) {
    return activity.hasLastFailure()
        ? sandbox
            .client()
            .getOptions()
            .getDataConverter()
            .failureToException(activity.getLastFailure())
            .toString()
        : "no other";
  }
}
