package io.kedgeline.starters.desk;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.kedgeline.domain.plan.RunId;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateException;
import java.util.function.Supplier;

/** Calls to the engine, with its failures in the desk's own words. */
final class Engine {

  private Engine() {}

  static <T> T reaching(RunId run, Supplier<T> work) {
    try {
      return work.get();
    } catch (WorkflowUpdateException refused) {
      throw new DeskRefusal(
          DeskRefusal.Code.TOO_MANY_REFUSALS, run + " does not take this act in any more");
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
    }
  }

  private static DeskRefusal unreachable(RunId run) {
    return new DeskRefusal(
        DeskRefusal.Code.ENGINE_UNREACHABLE,
        "the engine did not answer for %s: try again".formatted(run));
  }
}
