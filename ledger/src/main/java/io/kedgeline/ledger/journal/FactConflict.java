package io.kedgeline.ledger.journal;

import io.kedgeline.domain.plan.RunId;

/** A fact was told again under the same key with other content. Indicates a programming error. */
public final class FactConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The conflict at this key of this run. */
  public FactConflict(RunId run, String key) {
    super("journal of %s: the fact %s is there with other content".formatted(run, key));
  }
}
