package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.governed.Phase;
import io.kedgeline.domain.governed.RunState;

/** Where an enrollment stands. */
public enum EnrollmentState implements RunState {
  PLANNING(Phase.PLANNING),
  AWAITING_APPROVAL(Phase.VOTING),
  APPROVED(Phase.APPROVED),
  /** The device has to show its request, with a token. */
  AWAITING_DEVICE(Phase.APPROVED),
  ISSUING(Phase.ACTING),
  /** The certificate is issued and has not been seen in a session yet. */
  AWAITING_SESSION(Phase.ACTING),
  /** The certificate got a session: the device is enrolled. */
  REGISTERED(Phase.OVER),
  REVOKING(Phase.UNDOING),
  REVOKE_UNPROVEN(Phase.UNDOING),
  /** What was issued is revoked by the authority. */
  REVOKED(Phase.OVER),
  /** It was given up before anything was issued. */
  NOT_ISSUED(Phase.OVER),
  /** It was given up, and whether something was issued is not known: people were told. */
  ISSUE_UNPROVEN(Phase.OVER),
  REJECTED(Phase.OVER),
  DENIED(Phase.OVER),
  WITHDRAWN(Phase.OVER),
  EXPIRED(Phase.OVER);

  private final Phase phase;

  EnrollmentState(Phase phase) {
    this.phase = phase;
  }

  @Override
  public Phase phase() {
    return phase;
  }
}
