package io.kedgeline.domain.governed;

/** What happens to every run before anything is done: from its request to a plan that may be. */
public enum ApprovalEvent implements RunEvent {
  PLANNED,
  REJECTED,
  QUORUM_MET,
  DISMISSED,
  DENIED,
  WITHDRAWN,
  EXPIRED
}
