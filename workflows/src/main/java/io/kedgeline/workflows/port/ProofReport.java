package io.kedgeline.workflows.port;

import io.kedgeline.domain.plan.RunId;
import java.util.List;

/**
 * What a proof came to.
 *
 * @param run the run that it is about
 * @param proved whether every observation was as it must be
 * @param observations what was seen, one sentence each
 */
public record ProofReport(RunId run, boolean proved, List<String> observations) {

  public ProofReport {
    observations = List.copyOf(observations);
  }
}
