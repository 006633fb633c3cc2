package io.kedgeline.workflows.port;

import java.util.List;

/**
 * What a proof came to.
 *
 * @param proved whether every observation was as it must be
 * @param observations what was seen, one sentence each
 */
public record ProofReport(boolean proved, List<String> observations) {

  public ProofReport {
    observations = List.copyOf(observations);
  }
}
