package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.identity.GroupName;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The rules of a runbook that says in {@code approval} who may ask for it and who approves. */
interface ApprovalGovernance extends Governance {

  /** Who may ask and who must approve. */
  ApprovalRules approval();

  @Override
  default List<Slot> slots() {
    return approval().slots();
  }

  @Override
  default Set<GroupName> requesters() {
    return approval().requesters();
  }

  @Override
  default Set<GroupName> closers() {
    return approval().closers();
  }

  @Override
  default Set<GroupName> separated() {
    return approval().separated();
  }

  @Override
  default Duration approvalExpiry() {
    return approval().expiry();
  }

  @Override
  default Duration executionExpiry() {
    return approval().executionExpiry();
  }

  @Override
  default int refusalsPerPerson() {
    return approval().refusalsPerPerson();
  }
}
