package io.kedgeline.sandbox.demo;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.workflows.governed.RunStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until something is so, and gives up with a sentence. */
public final class Waiting {

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  /** Each look is a query, for which the test server may add a workflow task to the history. */
  private static final Duration INTERVAL = Duration.ofMillis(400);

  private Waiting() {}

  /** Waits until the run is in this state, or in one that nothing follows. */
  public static RunStatus untilState(Desk desk, RunId run, WindowState wanted) {
    RunStatus status =
        until(
            () -> {
              try {
                return Optional.of(desk.status(run));
              } catch (DeskRefusal notYet) {
                return Optional.empty();
              }
            },
            found -> found.state() == wanted || found.state().last(),
            run + " to be " + wanted);
    if (status.state() != wanted) {
      throw new IllegalStateException(
          "%s is %s, not %s: %s"
              .formatted(run, status.state(), wanted, status.reason().orElse("")));
    }
    return status;
  }

  /** Waits until the window is in this state, or in one that nothing follows. */
  public static WindowView untilState(ApiClient client, ChangeId change, WindowState wanted) {
    WindowView window =
        until(
            () -> Optional.of(client.window(change)),
            found -> !found.ledgerOnly() && (found.state() == wanted || found.state().last()),
            change + " to be " + wanted);
    if (window.state() != wanted) {
      throw new IllegalStateException(
          "%s is %s, not %s: %s"
              .formatted(change, window.state(), wanted, window.reason().orElse("")));
    }
    return window;
  }

  /** Waits until what is found is as wanted. */
  public static <T> T until(Supplier<Optional<T>> found, Predicate<T> wanted, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<T> value = found.get().filter(wanted);
      if (value.isPresent()) {
        return value.get();
      }
      pause();
    }
    throw new IllegalStateException("waited %s for %s".formatted(PATIENCE, what));
  }

  private static void pause() {
    try {
      Thread.sleep(INTERVAL.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting", stopped);
    }
  }
}
