package io.kedgeline.domain.audit;

/** What kind of thing a fact says happened. The names are stored: never rename one. */
public enum FactKind {
  REQUESTED,
  REJECTED,
  PLANNED,
  VOTED,
  REFUSED,
  WITHDRAWN,
  DISMISSED,
  APPROVED,
  DENIED,
  EXPIRED,
  REPLANNED,
  INTENT,
  RESULT,
  FAILED,
  WARRANT_REFUSED,
  OPENED,
  REMINDED,
  CLOSE_REQUESTED,
  CLOSED,
  CLOSE_UNPROVEN,
  PROVED,
  ENDED
}
