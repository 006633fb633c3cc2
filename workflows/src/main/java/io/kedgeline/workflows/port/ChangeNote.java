package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.CarriesFacts;
import java.util.List;

/**
 * What to tell the change record of a run.
 *
 * @param run the run, whose id names the change
 * @param text what people are to read there
 * @param facts to be journalled on the way
 */
public record ChangeNote(RunId run, String text, List<Fact> facts) implements CarriesFacts {

  public ChangeNote {
    facts = List.copyOf(facts);
  }

  /**
   * It stands there.
   *
   * @param run the run that it was written for
   */
  public record Written(RunId run) {}
}
