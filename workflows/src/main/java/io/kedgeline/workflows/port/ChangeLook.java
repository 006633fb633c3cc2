package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.ChangeConflicts;
import io.kedgeline.workflows.governed.CarriesFacts;
import java.util.List;

/**
 * For which run to look at the change record again.
 *
 * @param run the run, whose id names the change
 * @param conflicts whether conflicts matter: once the window is open they do not
 * @param facts to be journalled on the way
 */
public record ChangeLook(RunId run, ChangeConflicts conflicts, List<Fact> facts)
    implements CarriesFacts {

  public ChangeLook {
    facts = List.copyOf(facts);
  }
}
