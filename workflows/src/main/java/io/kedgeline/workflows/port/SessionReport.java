package io.kedgeline.workflows.port;

import io.kedgeline.domain.plan.RunId;
import java.util.List;

/**
 * What was seen of a run's certificate.
 *
 * @param run the run
 * @param registered whether it got a session, and the ledger knows it
 * @param observations what was seen, one sentence each
 */
public record SessionReport(RunId run, boolean registered, List<String> observations) {

  public SessionReport {
    observations = List.copyOf(observations);
  }
}
