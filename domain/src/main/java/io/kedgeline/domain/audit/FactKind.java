package io.kedgeline.domain.audit;

/** What kind of thing a fact says happened. The names are stored: never rename one. */
public enum FactKind {
  REQUESTED(Observer.WORKFLOW),
  REJECTED(Observer.WORKFLOW),
  PLANNED(Observer.WORKFLOW),
  VOTED(Observer.WORKFLOW),
  REFUSED(Observer.WORKFLOW),
  WITHDRAWN(Observer.WORKFLOW),
  DISMISSED(Observer.WORKFLOW),
  APPROVED(Observer.WORKFLOW),
  DENIED(Observer.WORKFLOW),
  EXPIRED(Observer.WORKFLOW),
  INTENT(Observer.WORKER),
  RESULT(Observer.WORKER),
  FAILED(Observer.WORKER),
  WARRANT_REFUSED(Observer.WORKER),
  SWEPT(Observer.WORKER),
  OPENED(Observer.WORKFLOW),
  EXTENSION_REQUESTED(Observer.WORKFLOW),
  EXTENSION_REFUSED(Observer.WORKFLOW),
  EXTENDED(Observer.WORKFLOW),
  REMINDED(Observer.WORKFLOW),
  NOT_REMINDED(Observer.WORKFLOW),
  NOT_WITNESSED(Observer.WORKFLOW),
  NOT_RECHECKED(Observer.WORKFLOW),
  NOT_NOTED(Observer.WORKFLOW),
  CLOSE_REQUESTED(Observer.WORKFLOW),
  CLOSED(Observer.WORKFLOW),
  CLOSE_UNPROVEN(Observer.WORKFLOW),
  CHANGES_LISTED(Observer.WORKFLOW),
  CHANGES_NOT_LISTED(Observer.WORKFLOW),
  REVIEW_OVERDUE(Observer.WORKFLOW),
  REVIEW_GIVEN(Observer.WORKFLOW),
  REVIEW_REFUSED(Observer.WORKFLOW),
  REVIEWED(Observer.WORKFLOW),
  ENDED(Observer.WORKFLOW),
  PROVED(Observer.WORKFLOW),
  REGISTERED(Observer.WORKFLOW),
  GIVEN_UP(Observer.WORKFLOW),
  UNDONE(Observer.WORKFLOW),
  UNDO_UNPROVEN(Observer.WORKFLOW),
  PRESENTED(Observer.WORKFLOW),
  ISSUED(Observer.WORKFLOW),
  REVOKED(Observer.WORKFLOW),
  REVOKE_UNPROVEN(Observer.WORKFLOW),
  ISSUE_UNPROVEN(Observer.WORKFLOW),
  NOT_TOLD(Observer.SERVER),
  TOLD_AGAIN(Observer.SERVER),
  CONTRADICTED(Observer.LEDGER);

  /** Whose word a fact is. */
  public enum Observer {
    /** The run itself: what it heard and decided. It rides to the journal in activity inputs. */
    WORKFLOW,
    /** The worker, about what it did. No workflow can say it. */
    WORKER,
    /** The server, about whom it told: it decides nothing, and a worker takes it in. */
    SERVER,
    /** The ledger: a fact was told again with other content. */
    LEDGER
  }

  private final Observer observer;

  FactKind(Observer observer) {
    this.observer = observer;
  }

  /** Whose word a fact of this kind is. */
  public Observer observer() {
    return observer;
  }
}
