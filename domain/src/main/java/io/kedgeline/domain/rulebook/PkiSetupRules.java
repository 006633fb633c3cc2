package io.kedgeline.domain.rulebook;

import java.util.List;
import java.util.Optional;

/**
 * The rules of RB-01, PKI setup.
 *
 * @param approval who may ask and who must approve
 * @param change what a change record must be like; none is asked for without it
 * @param environments where an authority may be made, and what it is like there
 */
public record PkiSetupRules(
    ApprovalRules approval, Optional<ChangeRules> change, List<AuthorityEnvironment> environments)
    implements ApprovalGovernance {

  public PkiSetupRules {
    environments = List.copyOf(environments);
  }

  /** The environment of this name, if an authority may be made there. */
  public Optional<AuthorityEnvironment> environment(String name) {
    return environments.stream().filter(one -> one.place().name().equals(name)).findFirst();
  }
}
