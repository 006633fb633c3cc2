package io.kedgeline.domain.plan;

/** What a governed activity does to the world. The names are stored: never rename one. */
public enum Operation {
  WRITE_LEASE(Effect.OPENS),
  NOTARISE(Effect.OPENS),
  ENABLE(Effect.OPENS),
  EXTEND(Effect.OPENS),
  CLOSE(Effect.CLOSES),
  CREATE_ROLE(Effect.OPENS),
  CREATE_PROFILE(Effect.OPENS),
  ENABLE_PROFILE(Effect.OPENS),
  PROVE_ADMISSION(Effect.OPENS),
  REGISTER_PROFILE(Effect.OPENS),
  UNDO_PROFILE(Effect.CLOSES),
  ISSUE_CERTIFICATE(Effect.OPENS),
  REVOKE_CERTIFICATE(Effect.CLOSES);

  private final Effect effect;

  Operation(Effect effect) {
    this.effect = effect;
  }

  /** Whether it opens or closes. */
  public Effect effect() {
    return effect;
  }
}
