package io.kedgeline.workflows.course;

import io.temporal.workflow.Workflow;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What must happen whatever was cancelled. */
public final class Detached {

  private Detached() {}

  /** Does this work to its end, though the workflow is cancelled. */
  public static <T> T result(Supplier<T> work) {
    AtomicReference<Optional<T>> result = new AtomicReference<>(Optional.empty());
    Workflow.newDetachedCancellationScope(() -> result.set(Optional.of(work.get()))).run();
    return result.get().orElseThrow();
  }
}
