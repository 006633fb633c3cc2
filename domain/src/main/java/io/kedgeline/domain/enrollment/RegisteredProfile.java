package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.trustpolicy.TrustPolicyTemplate;
import java.util.List;
import java.util.Map;

/**
 * A profile that a run of RB-02 registered, as the ledger has it.
 *
 * @param madeBy the run
 * @param name its name
 * @param profile the profile
 * @param role its role
 * @param anchor where certificates are presented
 * @param attributes what a certificate must say, as people signed it when they asked for the
 *     profile, such as {@code x509Subject/OU}
 */
public record RegisteredProfile(
    RunId madeBy,
    String name,
    ProfileArn profile,
    RoleArn role,
    TrustAnchorArn anchor,
    Map<String, String> attributes) {

  public RegisteredProfile {
    attributes = Map.copyOf(attributes);
  }

  /** The trust policy with which the role was made. */
  public String trustPolicy() {
    return new TrustPolicyTemplate(role.account(), List.of(anchor), attributes).document();
  }
}
