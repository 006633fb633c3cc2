package io.kedgeline.starters.desk;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.governed.ActAnswer;

/** Sees what runs answer at a desk, whichever door the act came by; must not block. */
@FunctionalInterface
public interface Onlooker {

  /** This run answered this act so. */
  void answered(RunId run, Act act, ActAnswer answer);
}
