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
  REVOKE_CERTIFICATE(Effect.CLOSES),
  CREATE_BUCKET(Effect.OPENS),
  CREATE_AUTHORITY(Effect.OPENS),
  PUBLISH_REVOCATION_LIST(Effect.OPENS),
  PREPARE_ANCHOR(Effect.OPENS),
  CREATE_CANARY(Effect.OPENS),
  ENABLE_ANCHOR(Effect.OPENS),
  PROVE_AUTHORITY(Effect.OPENS),
  REST_ANCHOR(Effect.OPENS),
  PROVE_REST(Effect.OPENS),
  REGISTER_AUTHORITY(Effect.OPENS),
  UNDO_CANARY(Effect.CLOSES),
  UNDO_AUTHORITY(Effect.CLOSES);

  private final Effect effect;

  Operation(Effect effect) {
    this.effect = effect;
  }

  /** Whether it opens or closes. */
  public Effect effect() {
    return effect;
  }
}
