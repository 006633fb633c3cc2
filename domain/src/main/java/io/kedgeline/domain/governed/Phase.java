package io.kedgeline.domain.governed;

/** The parts of a run's life, the same for every runbook; what people may say depends on them. */
public enum Phase {
  PLANNING,
  /** A plan is put to the vote. */
  VOTING,
  /** The quorum is met, and nothing is changed yet. */
  APPROVED,
  /** What was approved is being done. */
  ACTING,
  /** It is done and proved, and stands until it is undone. */
  STANDING,
  /** What was done is being undone. */
  UNDOING,
  /** It is undone and proved; somebody has to look at what happened meanwhile. */
  REVIEW,
  OVER;

  /** Whether something is changed, or may be, that must be undone or stand proved. */
  public boolean effective() {
    return this == ACTING || this == STANDING || this == UNDOING;
  }
}
