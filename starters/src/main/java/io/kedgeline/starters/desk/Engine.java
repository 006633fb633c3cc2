package io.kedgeline.starters.desk;

import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kedgeline.domain.plan.RunId;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowQueryException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Calls to the engine, with its failures in the desk's own words, and with an end: the SDK asks
 * again for a minute when no worker answers a question, and nobody waits that long for the server.
 */
final class Engine {

  /** One request asks and then says; a client waits for longer than twice this. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final ScheduledExecutorService WATCH =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("engine-patience").factory());

  private Engine() {}

  static <T> T reaching(RunId run, Supplier<T> work) {
    Context.CancellableContext patience =
        Context.current().withDeadlineAfter(PATIENCE.toMillis(), TimeUnit.MILLISECONDS, WATCH);
    Context before = patience.attach();
    try {
      return work.get();
    } catch (WorkflowUpdateException refused) {
      throw new DeskRefusal(
          DeskRefusal.Code.TOO_MANY_REFUSALS, run + " does not take this act in any more");
    } catch (WorkflowQueryException silent) {
      throw new DeskRefusal(
          DeskRefusal.Code.ENGINE_UNREACHABLE, run + " does not answer: try again");
    } catch (WorkflowNotFoundException unknown) {
      throw new DeskRefusal(
          DeskRefusal.Code.RUN_OVER, run + " is over: look at it to see how it ended");
    } catch (StatusRuntimeException failed) {
      if (failed.getStatus().getCode() == Status.Code.NOT_FOUND) {
        throw new DeskRefusal(DeskRefusal.Code.RUN_UNKNOWN, "the engine has no run " + run);
      }
      throw unreachable(run);
    } catch (WorkflowServiceException unreachable) {
      throw unreachable(run);
    } finally {
      patience.detachAndCancel(before, null);
    }
  }

  private static DeskRefusal unreachable(RunId run) {
    return new DeskRefusal(
        DeskRefusal.Code.ENGINE_UNREACHABLE,
        "the engine did not answer for %s: try again".formatted(run));
  }
}
