package io.kedgeline.workflows.port;

import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.RunId;
import java.util.List;

/**
 * What a step of a making left behind, as read back.
 *
 * @param run the run that made it
 * @param operation the step
 * @param observations what was seen, one sentence each
 */
public record MakingReport(RunId run, Operation operation, List<String> observations) {

  public MakingReport {
    observations = List.copyOf(observations);
  }
}
