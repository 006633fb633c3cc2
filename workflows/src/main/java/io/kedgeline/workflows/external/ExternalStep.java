package io.kedgeline.workflows.external;

import io.kedgeline.domain.plan.Effect;

/**
 * The steps of RB-01 for an authority outside AWS in order; the runbook's numbered list is compared
 * with this by a test.
 */
public enum ExternalStep {
  GATHER(Effect.READS),
  PLAN(Effect.READS),
  APPROVE(Effect.READS),
  GATHER_AGAIN(Effect.READS),
  PREPARE_ANCHOR(Effect.OPENS),
  CREATE_CANARY(Effect.OPENS),
  ENABLE_ANCHOR(Effect.OPENS),
  PROVE_AUTHORITY(Effect.OPENS),
  AWAIT_CANARY(Effect.READS),
  REGISTER_AUTHORITY(Effect.OPENS),
  SEAL(Effect.READS);

  private final Effect effect;

  ExternalStep(Effect effect) {
    this.effect = effect;
  }

  /** What the step does to who may get credentials. */
  public Effect effect() {
    return effect;
  }
}
