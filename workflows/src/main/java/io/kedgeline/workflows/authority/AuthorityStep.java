package io.kedgeline.workflows.authority;

import io.kedgeline.domain.plan.Effect;

/** The steps of RB-01 in order; the runbook's numbered list is compared with this by a test. */
public enum AuthorityStep {
  GATHER(Effect.READS),
  PLAN(Effect.READS),
  APPROVE(Effect.READS),
  GATHER_AGAIN(Effect.READS),
  CREATE_BUCKET(Effect.OPENS),
  CREATE_AUTHORITY(Effect.OPENS),
  PUBLISH_REVOCATION_LIST(Effect.OPENS),
  PREPARE_ANCHOR(Effect.OPENS),
  CREATE_CANARY(Effect.OPENS),
  ENABLE_ANCHOR(Effect.OPENS),
  PROVE_AUTHORITY(Effect.OPENS),
  REST_ANCHOR(Effect.CLOSES),
  PROVE_REST(Effect.READS),
  REGISTER_AUTHORITY(Effect.OPENS),
  SEAL(Effect.READS);

  private final Effect effect;

  AuthorityStep(Effect effect) {
    this.effect = effect;
  }

  /** What the step does to who may get credentials. */
  public Effect effect() {
    return effect;
  }
}
