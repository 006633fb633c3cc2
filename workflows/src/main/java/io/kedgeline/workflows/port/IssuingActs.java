package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.MakingAct;
import io.temporal.activity.ActivityInterface;

/** What the duty {@code issue} does: it has certificates issued. */
@ActivityInterface
public interface IssuingActs {

  /**
   * Proves whom a profile lets in, by certificates that live for minutes: one that is as the trust
   * policy wants it gets in and may do nothing but the probe, and wrong ones stay out. A profile
   * that rests disabled lets nobody in.
   */
  MakingReport proveAdmission(MakingAct act);
}
