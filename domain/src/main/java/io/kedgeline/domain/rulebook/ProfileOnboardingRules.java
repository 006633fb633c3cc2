package io.kedgeline.domain.rulebook;

import java.util.List;
import java.util.Optional;

/**
 * The rules of RB-02, profile onboarding.
 *
 * @param approval who may ask and who must approve
 * @param change what a change record must be like; none is asked for without it
 * @param environments where profiles may be made
 */
public record ProfileOnboardingRules(
    ApprovalRules approval, Optional<ChangeRules> change, List<Environment> environments)
    implements ApprovalGovernance {

  public ProfileOnboardingRules {
    environments = List.copyOf(environments);
  }

  /** The environment of this name, if profiles may be made there. */
  public Optional<Environment> environment(String name) {
    return environments.stream().filter(one -> one.name().equals(name)).findFirst();
  }
}
