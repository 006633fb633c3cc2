package io.kedgeline.ledger.journal;

import io.kedgeline.domain.plan.RunId;

/** The run's chain has ended: it takes no further entry. */
public final class JournalSealed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** The chain of this run has ended. */
  public JournalSealed(RunId run) {
    super("the journal of " + run + " is sealed");
  }
}
