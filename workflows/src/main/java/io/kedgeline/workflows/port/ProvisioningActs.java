package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.MakingAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.temporal.activity.ActivityInterface;

/**
 * What the duty {@code provision} does. Each act is idempotent, reads back what it wrote, and is
 * refused by the worker before any AWS role is assumed unless its warrant authorises exactly it.
 */
@ActivityInterface
public interface ProvisioningActs {

  /** Makes the role with its policies, one of which keeps the canary from all but the probe. */
  MakingReport createRole(MakingAct act);

  /** Makes the profile, disabled. */
  MakingReport createProfile(MakingAct act);

  /** Lets the profile issue sessions. */
  MakingReport enableProfile(MakingAct act);

  /** Writes into the ledger whose the profile is, and what for: from then on it lasts. */
  MakingReport registerProfile(MakingAct act);

  /** Takes away what this run made and did not register; a second time there is nothing. */
  UndoReport undoProfile(UndoingAct act);
}
