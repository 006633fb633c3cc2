package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** Proves by effect: a real certificate asks for a session, and the session calls AWS. */
@ActivityInterface
public interface Proofs {

  /** The canary gets in and its session may read the role; the session is kept as a witness. */
  ProofReport proveOpen(ProofRequest request);

  /**
   * The canary is refused, the witness session is dead, and at the control profile the same
   * certificate gets in, so that the refusal is the window's and not a failure on the way.
   */
  ProofReport proveClosed(ProofRequest request);
}
