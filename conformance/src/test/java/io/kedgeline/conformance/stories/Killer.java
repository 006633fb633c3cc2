package io.kedgeline.conformance.stories;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.temporal.api.history.v1.HistoryEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Kills the worker's process within the calls to AWS of some activities, once each and in their
 * order, and starts another. The engine is told at once what it would find out a minute later.
 */
final class Killer implements Consumer<RunId> {

  private final Sandbox sandbox;
  private final Deque<String> victims;
  private final Consumer<String> killed;

  /** Kills within these activities, whose calls must take a while, and tells which it was. */
  Killer(Sandbox sandbox, List<String> activities, Consumer<String> killed) {
    this.sandbox = sandbox;
    this.victims = new ArrayDeque<>(activities);
    this.killed = killed;
  }

  @Override
  public void accept(RunId run) {
    Story story = new Story(sandbox);
    while (!victims.isEmpty() && story.count(run, FactKind.INTENT, victims.peek()) > 0) {
      String activity = victims.remove();
      kill();
      loseTheAttempt(run, activity);
      killed.accept(activity);
    }
  }

  private void kill() {
    try {
      sandbox.worker().kill();
      sandbox.startWorkerAgain();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while killing", stopped);
    }
  }

  private void loseTheAttempt(RunId run, String activity) {
    String id =
        sandbox.client().fetchHistory(run.value()).getEvents().stream()
            .filter(HistoryEvent::hasActivityTaskScheduledEventAttributes)
            .map(HistoryEvent::getActivityTaskScheduledEventAttributes)
            .filter(scheduled -> scheduled.getActivityType().getName().equals(activity))
            .findFirst()
            .orElseThrow()
            .getActivityId();
    sandbox
        .client()
        .newActivityCompletionClient()
        .completeExceptionally(
            run.value(),
            Optional.empty(),
            id,
            new IllegalStateException("the worker's process was killed"));
  }
}
