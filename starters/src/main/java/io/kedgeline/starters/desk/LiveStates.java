package io.kedgeline.starters.desk;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
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
  public Map<RunId, WindowState> of(List<RunStart> starts) {
    List<RunId> going =
        starts.stream()
            .filter(start -> !WindowState.valueOf(start.state()).last())
            .map(RunStart::run)
            .toList();
    List<Callable<WindowState>> questions =
        going.stream()
            .<Callable<WindowState>>map(run -> () -> WindowState.of(desk.status(run).state()))
            .toList();
    Map<RunId, WindowState> states = new HashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<WindowState>> answers =
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

  private static Optional<WindowState> answer(Future<WindowState> answer)
      throws InterruptedException {
    try {
      return Optional.of(answer.get());
    } catch (CancellationException | ExecutionException silent) {
      return Optional.empty();
    }
  }
}
