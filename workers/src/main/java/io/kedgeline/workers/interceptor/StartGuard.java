package io.kedgeline.workers.interceptor;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/**
 * Only the execution that the server started, and wrote down, gets anything done: a workflow that
 * somebody else started under the same or another id does not, nor does a run after a reset.
 */
final class StartGuard {

  private final RunStartTable starts;

  StartGuard(RunStartTable starts) {
    this.starts = starts;
  }

  /**
   * The run, if the ledger knows it.
   *
   * @param firstOnly whether only the execution will do that the server started; what closes and
   *     records goes on after somebody has reset the workflow
   */
  RunId check(String workflow, String execution, boolean firstOnly) {
    RunId run = runOf(workflow);
    RunStart start = starts.find(run).orElseThrow(() -> unknown(workflow));
    Optional<String> first = start.firstExecution();
    if (first.isEmpty()) {
      throw ApplicationFailure.newFailure(
          "the start of %s is not written down yet".formatted(run),
          FailureType.UNKNOWN_START.name());
    }
    if (firstOnly && !first.get().equals(execution)) {
      throw unknown(workflow + " in execution " + execution);
    }
    return run;
  }

  private static RunId runOf(String workflow) {
    try {
      return new RunId(workflow);
    } catch (IllegalArgumentException noRun) {
      throw unknown(workflow);
    }
  }

  private static ApplicationFailure unknown(String what) {
    return ApplicationFailure.newNonRetryableFailure(
        "the ledger knows no start of " + what, FailureType.UNKNOWN_START.name());
  }
}
