package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.CarriesFacts;
import io.kedgeline.workflows.governed.SignedAct;
import java.util.List;

/**
 * What to gather for.
 *
 * @param run the run
 * @param request the signed request that the run was started with
 * @param facts to be journalled on the way
 */
public record GatherRequest(RunId run, SignedAct request, List<Fact> facts)
    implements CarriesFacts {

  public GatherRequest {
    facts = List.copyOf(facts);
  }
}
