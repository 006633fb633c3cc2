package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.approval.Slot;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.identity.GroupName;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of RB-02, profile onboarding.
 *
 * @param approval who may ask and who must approve
 * @param change what a change record must be like; none is asked for without it
 * @param environments where profiles may be made
 */
public record ProfileOnboardingRules(
    ApprovalRules approval, Optional<ChangeRules> change, List<Environment> environments)
    implements Governance {

  public ProfileOnboardingRules {
    environments = List.copyOf(environments);
  }

  /** The environment of this name, if profiles may be made there. */
  public Optional<Environment> environment(String name) {
    return environments.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  @Override
  public List<Slot> slots() {
    return approval.slots();
  }

  @Override
  public Set<GroupName> requesters() {
    return approval.requesters();
  }

  @Override
  public Set<GroupName> closers() {
    return approval.closers();
  }

  @Override
  public Set<GroupName> separated() {
    return approval.separated();
  }

  @Override
  public Duration approvalExpiry() {
    return approval.expiry();
  }

  @Override
  public Duration executionExpiry() {
    return approval.executionExpiry();
  }

  @Override
  public int refusalsPerPerson() {
    return approval.refusalsPerPerson();
  }
}
