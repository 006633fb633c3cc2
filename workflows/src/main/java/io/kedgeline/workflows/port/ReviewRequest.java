package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.CarriesFacts;
import io.kedgeline.workflows.governed.SignedAct;
import java.util.List;

/**
 * A review to be recorded.
 *
 * @param run the run whose window it is of
 * @param request the signed request that the run was started with
 * @param extensions the signed wishes for more time
 * @param review the signed review
 * @param facts to be journalled on the way
 */
public record ReviewRequest(
    RunId run, SignedAct request, List<SignedAct> extensions, SignedAct review, List<Fact> facts)
    implements CarriesFacts {

  public ReviewRequest {
    extensions = List.copyOf(extensions);
    facts = List.copyOf(facts);
  }
}
