package io.kedgeline.workflows.governed;

import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.plan.Digest;
import java.util.Optional;

/**
 * The plan as approvers see it.
 *
 * @param plan the plan, once there is one
 * @param digest its digest
 */
public record PlanView(Optional<Plan> plan, Optional<Digest> digest) {

  /** The plan, if it is one of this kind. */
  public <P extends Plan> Optional<P> plan(Class<P> kind) {
    return plan.filter(kind::isInstance).map(kind::cast);
  }

  /** Before anything is planned. */
  public static PlanView none() {
    return new PlanView(Optional.empty(), Optional.empty());
  }
}
