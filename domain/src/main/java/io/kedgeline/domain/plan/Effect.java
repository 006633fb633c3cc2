package io.kedgeline.domain.plan;

/**
 * What a step does to who may get credentials. What opens fails closed when anything is in doubt;
 * what closes or contains never waits.
 */
public enum Effect {
  READS,
  OPENS,
  CLOSES,
  CONTAINS
}
