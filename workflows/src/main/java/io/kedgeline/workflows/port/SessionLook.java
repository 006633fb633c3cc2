package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.CarriesFacts;
import java.util.List;

/**
 * Which run's certificate to look for. Which that is says the ledger.
 *
 * @param run the run
 * @param facts to be journalled on the way
 */
public record SessionLook(RunId run, List<Fact> facts) implements CarriesFacts {

  public SessionLook {
    facts = List.copyOf(facts);
  }
}
