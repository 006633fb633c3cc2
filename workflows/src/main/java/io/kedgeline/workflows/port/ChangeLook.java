package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.CarriesFacts;
import java.util.List;

/**
 * For which run to look at the change record again.
 *
 * @param run the run, whose id names the change
 * @param facts to be journalled on the way
 */
public record ChangeLook(RunId run, List<Fact> facts) implements CarriesFacts {

  public ChangeLook {
    facts = List.copyOf(facts);
  }
}
