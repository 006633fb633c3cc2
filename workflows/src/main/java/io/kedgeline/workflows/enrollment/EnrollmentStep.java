package io.kedgeline.workflows.enrollment;

import io.kedgeline.domain.plan.Effect;

/** The steps of RB-03 in order; the runbook's numbered list is compared with this by a test. */
public enum EnrollmentStep {
  GATHER(Effect.READS),
  PLAN(Effect.READS),
  APPROVE(Effect.READS),
  AWAIT_DEVICE(Effect.READS),
  GATHER_AGAIN(Effect.READS),
  READ_POSTURE(Effect.READS),
  ISSUE_CERTIFICATE(Effect.OPENS),
  CONFIRM_SESSION(Effect.READS),
  REVOKE_UNUSED(Effect.CLOSES),
  SEAL(Effect.READS);

  private final Effect effect;

  EnrollmentStep(Effect effect) {
    this.effect = effect;
  }

  /** What the step does to who may get credentials. */
  public Effect effect() {
    return effect;
  }
}
