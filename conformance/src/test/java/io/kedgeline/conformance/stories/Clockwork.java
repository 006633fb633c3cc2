package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import com.google.protobuf.Timestamp;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Backoff;
import io.temporal.api.history.v1.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    while (sandbox.desk().status(run).state() != state) {
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
      if (next.isPresent() && sandbox.desk().status(run).state().awaitsReview()) {
        reviewed = reviewed || "ACCEPTED".equals(Story.code(story.review(run, SECURITY_LEAD)));
      } else {
        next.ifPresent(sandbox::skip);
      }
      pause(deadline, run, "to end");
      history = history(run);
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
    boolean waits =
        switch (history.getLast().getEventType()) {
          case EVENT_TYPE_TIMER_STARTED, EVENT_TYPE_WORKFLOW_TASK_COMPLETED -> true;
          default -> false;
        };
    Instant now = sandbox.engineTime();
    return Optional.of(openTimers(history).values())
        .filter(timers -> waits && timers.stream().allMatch(now::isBefore))
        .flatMap(timers -> timers.stream().min(Comparator.naturalOrder()))
        .map(at -> Duration.between(now, at));
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
                    "%s, try %d"
                        .formatted(activity.getActivityType().getName(), activity.getAttempt()))
                .toList());
  }
}
