package io.kedgeline.workflows.port;

import io.kedgeline.domain.plan.RunId;
import java.util.List;

/**
 * What an undoing came to.
 *
 * @param run the run
 * @param registered whether the making turned out to be done and registered, so that nothing was
 *     undone
 * @param observations what was taken away, one sentence each
 */
public record UndoReport(RunId run, boolean registered, List<String> observations) {

  public UndoReport {
    observations = List.copyOf(observations);
  }
}
