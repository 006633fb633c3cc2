package io.kedgeline.workflows.port;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.workflows.governed.CarriesFacts;
import io.kedgeline.workflows.governed.SignedAct;
import java.util.List;
import java.util.Optional;

/**
 * What to gather for an enrollment.
 *
 * @param run the run
 * @param request the signed request that the run was started with
 * @param presentation the device's request as the server signed it, once it was shown
 * @param facts to be journalled on the way
 */
public record EnrollmentLook(
    RunId run, SignedAct request, Optional<SignedAct> presentation, List<Fact> facts)
    implements CarriesFacts {

  public EnrollmentLook {
    facts = List.copyOf(facts);
  }
}
