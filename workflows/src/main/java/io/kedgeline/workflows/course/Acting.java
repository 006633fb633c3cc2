package io.kedgeline.workflows.course;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.port.ProofReport;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Hands work to activities with the facts that wait for the journal, and believes an answer only
 * when it is about this run and this act: the engine may hand out another's, or none.
 */
public final class Acting {

  private final Run<?> run;

  /** Acts for this run. */
  public Acting(Run<?> run) {
    this.run = run;
  }

  /** A proof of this run, which came out as it must. */
  public ProofReport prove(Function<List<Fact>, ProofReport> activity) {
    return carrying(activity)
        .filter(report -> mine(report.run()) && report.proved())
        .orElseThrow(() -> foreign("the proof"));
  }

  /** Lets waiting facts ride with an activity, and strikes them off when it has succeeded. */
  public <T> Optional<T> carrying(Function<List<Fact>, T> activity) {
    List<Fact> carried = run.log().load();
    Optional<T> result = Optional.ofNullable(activity.apply(carried));
    run.log().delivered(carried);
    return result;
  }

  /** Whether an answer that names this run is an answer to it. */
  public boolean mine(RunId answered) {
    return run.id().equals(answered);
  }

  /** What to throw where the engine's answer to this is another's, or none. */
  public static ApplicationFailure foreign(String what) {
    return ApplicationFailure.newNonRetryableFailure(
        "the engine's answer to " + what + " is not an answer to it", "FOREIGN_ANSWER");
  }
}
