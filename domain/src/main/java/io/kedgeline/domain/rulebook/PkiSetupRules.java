package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.external.ExternalRequest;
import io.kedgeline.domain.governed.Governance;
import io.kedgeline.domain.governed.RunRequest;
import java.util.List;
import java.util.Optional;

/**
 * The rules of RB-01, PKI setup.
 *
 * @param approval who may ask and who must approve
 * @param change what a change record must be like; none is asked for without it
 * @param environments where an authority may be made, and what it is like there
 * @param external where authorities outside AWS may be anchored, if they may
 */
public record PkiSetupRules(
    ApprovalRules approval,
    Optional<ChangeRules> change,
    List<AuthorityEnvironment> environments,
    Optional<ExternalRules> external)
    implements ApprovalGovernance {

  public PkiSetupRules {
    environments = List.copyOf(environments);
  }

  /** The environment of this name, if an authority may be made there. */
  public Optional<AuthorityEnvironment> environment(String name) {
    return environments.stream().filter(one -> one.place().name().equals(name)).findFirst();
  }

  /**
   * Who asks for what is asked here, and who approves it: an authority outside AWS is attested
   * besides. Nothing where such a one cannot be asked for.
   */
  public Optional<Governance> governing(RunRequest request) {
    return request instanceof ExternalRequest ? attested() : Optional.of(this);
  }

  /** The same for authorities outside AWS, if they may be asked for. */
  public Optional<Governance> attested() {
    return external.map(rules -> rules.governing(this));
  }
}
