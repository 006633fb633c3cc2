package io.kedgeline.domain.governed;

/**
 * Where a run stands, by the table of its runbook: an enum that each runbook has of its own. The
 * names are stored and shown: never rename one.
 */
public interface RunState {

  /** The state's stable name, such as {@code AWAITING_APPROVAL}. */
  String name();

  /** Which part of a run's life it belongs to, as every runbook has it. */
  Phase phase();

  /** Whether nothing follows. */
  default boolean last() {
    return phase() == Phase.OVER;
  }

  /** Whether somebody has to review what was done. */
  default boolean awaitsReview() {
    return phase() == Phase.REVIEW;
  }
}
