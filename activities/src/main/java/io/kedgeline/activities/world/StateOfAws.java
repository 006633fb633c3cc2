package io.kedgeline.activities.world;

import io.kedgeline.domain.breakglass.ProfileState;
import io.kedgeline.domain.breakglass.RoleState;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.util.Optional;

/**
 * What of AWS a plan stands on; its digest tells whether anything moved.
 *
 * @param profile the profile, if AWS has it
 * @param role the role, if AWS has it
 * @param anchor the trust anchor, where it is one that is disabled at rest and AWS has it
 * @param active whether the authority issues that has to issue holders' certificates
 */
record StateOfAws(
    Optional<ProfileState> profile,
    Optional<RoleState> role,
    Optional<TrustAnchorState> anchor,
    boolean active) {

  /**
   * The digest of what no lease governs. Whether the authority issues is no part of it: more time
   * needs no certificate.
   */
  Digest digest() {
    return CanonicalJson.digest(
        new StateOfAws(
            profile.map(ProfileState::apartFromLeases),
            role.map(RoleState::apartFromDenials),
            anchor.map(TrustAnchorState::atRest),
            false));
  }
}
