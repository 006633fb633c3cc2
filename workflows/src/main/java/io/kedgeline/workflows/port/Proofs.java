package io.kedgeline.workflows.port;

import io.temporal.activity.ActivityInterface;

/** Proves by effect: a real certificate asks for a session, and the session calls AWS. */
@ActivityInterface
public interface Proofs {

  /** The canary gets in and its session may read the role; the session is kept as a witness. */
  ProofReport proveOpen(ProofRequest request);

  /**
   * Keeps a fresh session of the canary as the witness, so that one is alive when the window ends:
   * a session that died of its age proves nothing about the window.
   */
  ProofReport witness(ProofRequest request);

  /**
   * The canary is refused, the witness session is denied, and at the control profile the same
   * certificate gets in, so that the refusal is the window's and not a failure on the way.
   */
  ProofReport proveClosed(ProofRequest request);
}
