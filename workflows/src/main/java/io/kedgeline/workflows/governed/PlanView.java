package io.kedgeline.workflows.governed;

import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.plan.Digest;
import java.util.Optional;

/**
 * The plan as approvers see it.
 *
 * @param plan the plan, once there is one
 * @param digest its digest
 */
public record PlanView(Optional<WindowPlan> plan, Optional<Digest> digest) {

  /** Before anything is planned. */
  public static PlanView none() {
    return new PlanView(Optional.empty(), Optional.empty());
  }
}
