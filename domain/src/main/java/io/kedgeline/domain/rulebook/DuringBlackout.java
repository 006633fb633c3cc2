package io.kedgeline.domain.rulebook;

/** Whether a runbook may open anything in a blackout. What closes and contains always may. */
public enum DuringBlackout {
  REFUSED,
  ALLOWED
}
