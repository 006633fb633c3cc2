package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.OpeningAct;
import io.kedgeline.workflows.governed.WarrantPapers;
import io.kedgeline.workflows.port.LeaseReport;
import io.kedgeline.workflows.port.ProofReport;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hands work to activities with the facts that wait for the journal, and believes an answer only
 * when it is about this run and this act: the engine may hand out another's, or none.
 */
final class Acting {

  private final Run run;

  Acting(Run run) {
    this.run = run;
  }

  void open(
      WarrantPapers papers,
      Operation operation,
      LeaseClaim lease,
      Function<OpeningAct, LeaseReport> activity) {
    act(
        operation,
        facts -> activity.apply(new OpeningAct(run.id(), papers, operation, lease, facts)));
  }

  void act(Operation operation, Function<List<Fact>, LeaseReport> activity) {
    boolean answered =
        carrying(activity)
            .filter(report -> report.operation() == operation && mine(report.run()))
            .isPresent();
    if (!answered) {
      throw foreign(operation.name());
    }
  }

  ProofReport prove(Function<List<Fact>, ProofReport> activity) {
    return carrying(activity)
        .filter(report -> mine(report.run()) && report.proved())
        .orElseThrow(() -> foreign("the proof"));
  }

  /** Lets waiting facts ride with an activity, and strikes them off when it has succeeded. */
  <T> Optional<T> carrying(Function<List<Fact>, T> activity) {
    List<Fact> carried = run.log().load();
    Optional<T> result = Optional.ofNullable(activity.apply(carried));
    run.log().delivered(carried);
    return result;
  }

  private boolean mine(RunId answered) {
    return run.id().equals(answered);
  }

  static ApplicationFailure foreign(String what) {
    return ApplicationFailure.newNonRetryableFailure(
        "the engine's answer to " + what + " is not an answer to it", "FOREIGN_ANSWER");
  }
}
