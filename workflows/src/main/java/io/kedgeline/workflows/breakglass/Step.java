package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.plan.Effect;

/** The steps of RB-06 in order; the runbook's numbered list is compared with this by a test. */
public enum Step {
  GATHER(Effect.READS),
  PLAN(Effect.READS),
  APPROVE(Effect.READS),
  AWAIT_KEY(Effect.READS),
  GATHER_AGAIN(Effect.READS),
  ISSUE_CERTIFICATE(Effect.OPENS),
  WRITE_THE_LEASE(Effect.OPENS),
  NOTARISE(Effect.OPENS),
  ENABLE(Effect.OPENS),
  PROVE_OPEN(Effect.READS),
  HOLD(Effect.READS),
  CLOSE(Effect.CLOSES),
  PROVE_CLOSED(Effect.READS),
  ROTATE(Effect.CLOSES),
  REVIEW(Effect.READS),
  SEAL(Effect.READS);

  private final Effect effect;

  Step(Effect effect) {
    this.effect = effect;
  }

  /** What the step does to who may get credentials. */
  public Effect effect() {
    return effect;
  }
}
