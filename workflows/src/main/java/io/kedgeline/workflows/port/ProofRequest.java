package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.workflows.governed.CarriesFacts;
import java.util.List;

/**
 * What to prove.
 *
 * @param plan the plan whose effect is meant
 * @param facts to be journalled on the way
 */
public record ProofRequest(WindowPlan plan, List<Fact> facts) implements CarriesFacts {

  public ProofRequest {
    facts = List.copyOf(facts);
  }
}
