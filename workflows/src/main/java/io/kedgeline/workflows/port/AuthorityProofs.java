package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.MakingAct;
import io.temporal.activity.ActivityInterface;

/** What the duty {@code issue} does for a new authority. */
@ActivityInterface
public interface AuthorityProofs {

  /**
   * Proves the authority and its anchor by certificates that live for minutes: one that is as the
   * canary's trust policy wants it gets in and may do nothing but the probe, and wrong ones stay
   * out. That it is proved is noted in the ledger.
   */
  MakingReport proveAuthority(MakingAct act);
}
