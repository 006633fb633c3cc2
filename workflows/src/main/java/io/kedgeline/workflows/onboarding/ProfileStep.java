package io.kedgeline.workflows.onboarding;

import io.kedgeline.domain.plan.Effect;

/** The steps of RB-02 in order; the runbook's numbered list is compared with this by a test. */
public enum ProfileStep {
  GATHER(Effect.READS),
  PLAN(Effect.READS),
  APPROVE(Effect.READS),
  GATHER_AGAIN(Effect.READS),
  CREATE_ROLE(Effect.OPENS),
  CREATE_PROFILE(Effect.OPENS),
  ENABLE_PROFILE(Effect.OPENS),
  PROVE_ADMISSION(Effect.OPENS),
  REGISTER(Effect.OPENS),
  SEAL(Effect.READS);

  private final Effect effect;

  ProfileStep(Effect effect) {
    this.effect = effect;
  }

  /** What the step does to who may get credentials. */
  public Effect effect() {
    return effect;
  }
}
