package io.kedgeline.starters.desk;

import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.RecordedState;
import io.kedgeline.ledger.registry.RunStart;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Where runs stand that are not over. The ledger hears of a state with the next activity; in
 * between the engine knows better, and is asked for all of them at once.
 */
public final class LiveStates {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Desk desk;

  /** Asks this desk. */
  public LiveStates(Desk desk) {
    this.desk = desk;
  }

  /** The states of those that the engine told in time. */
  public Map<RunId, RunState> of(List<RunStart> starts) {
    List<RunId> going =
        starts.stream()
            .filter(start -> !RecordedState.of(start).last())
            .map(RunStart::run)
            .toList();
    List<Callable<RunState>> questions =
        going.stream().<Callable<RunState>>map(run -> () -> desk.status(run).state()).toList();
    Map<RunId, RunState> states = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<RunState>> answers =
          threads.invokeAll(questions, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < answers.size(); i++) {
        RunId run = going.get(i);
        answer(answers.get(i)).ifPresent(state -> states.put(run, state));
      }
      threads.shutdownNow();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return states;
  }

  private static Optional<RunState> answer(Future<RunState> answer) throws InterruptedException {
    try {
      return Optional.of(answer.get());
    } catch (CancellationException | ExecutionException silent) {
      return Optional.empty();
    }
  }
}
