package io.kedgeline.workflows.port;

import io.kedgeline.workflows.governed.MakingAct;
import io.temporal.activity.ActivityInterface;

/**
 * What the duty {@code issue} does for a new authority. Whoever makes authorities and anchors has
 * no certificate issued that gets in by them.
 */
@ActivityInterface
public interface AuthorityProofs {

  /**
   * Has one certificate issued, since AWS publishes no list before one refers to it, and reads the
   * list: signed by the authority, and not overdue. A list that is not there yet fails the try, to
   * be tried again in a minute or two.
   */
  MakingReport publishRevocationList(MakingAct act);

  /**
   * Proves the authority and its anchor by certificates that live for minutes: one that is as the
   * canary's trust policy wants it gets in and may do nothing but the probe, and wrong ones stay
   * out. That it is proved is noted in the ledger.
   */
  MakingReport proveAuthority(MakingAct act);

  /**
   * Proves that the anchor is at rest: the certificate that got in before stays out, since the
   * anchor is disabled. That it is proved is noted in the ledger.
   */
  MakingReport proveRest(MakingAct act);
}
