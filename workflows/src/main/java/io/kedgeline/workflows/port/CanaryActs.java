package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.temporal.activity.ActivityInterface;

/**
 * What the duty {@code provision} does for a new anchor: it makes who is let in to prove it. As
 * {@link ProvisioningActs}.
 */
@ActivityInterface
public interface CanaryActs {

  /**
   * Makes the canary's role, whose trust policy pins the anchor of the ledger's row, and its
   * profile, enabled. While the anchor is disabled nobody gets in.
   */
  MakingReport createCanary(MakingAct act);

  /**
   * Takes away the canary that this run made, unless the run's authority is registered; a second
   * time there is nothing.
   */
  UndoReport undoCanary(UndoingAct act);
}
