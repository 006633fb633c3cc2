package io.kedgeline.workflows.port;

/**
 * What activities fail with, as the type of an {@code ApplicationFailure}. Stored: never rename.
 */
public enum FailureType {
  /** The ledger knows no such start of this run, or the engine's execution is another one. */
  UNKNOWN_START,
  /** An act is not signed by a trusted key. */
  NOT_AUTHENTIC,
  /** The warrant does not authorise the act. */
  WARRANT_REFUSED,
  /** The ledger does not answer: nothing is opened without it, and what closes only denies. */
  LEDGER_DOWN,
  /** AWS is not as the plan or the claims expect it: somebody else changed it. */
  DRIFTED,
  /** What was written did not read back. */
  NOT_READ_BACK,
  /** AWS refuses the executor role. */
  AWS_DENIED,
  /** AWS has no such object. */
  AWS_MISSING,
  /** AWS refuses the values. */
  AWS_INVALID,
  /** AWS could not be asked: to be tried again. */
  AWS_UNAVAILABLE,
  /** The change system could not be asked: to be tried again. */
  CHANGE_UNAVAILABLE,
  /** The change system answers with something that cannot be believed. */
  CHANGE_UNREADABLE,
  /** Device management could not be asked: to be tried again, and denied meanwhile. */
  POSTURE_UNAVAILABLE,
  /** Device management answers with something that cannot be believed: denied. */
  POSTURE_UNREADABLE,
  /** AWS was asked for a certificate, and whether it issued one cannot be known any more. */
  ISSUE_UNPROVEN,
  /** Nobody used the certificate in time by which an authority outside AWS proves itself. */
  CANARY_UNSEEN,
  /** A proof did not come out. */
  NOT_PROVED
}
