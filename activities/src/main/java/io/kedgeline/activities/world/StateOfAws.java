package io.kedgeline.activities.world;

import io.kedgeline.domain.breakglass.ProfileState;
import io.kedgeline.domain.breakglass.RoleState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.wire.CanonicalJson;
import java.util.Optional;

/**
 * What of AWS a plan stands on; its digest tells whether anything moved.
 *
 * @param profile the profile, if AWS has it
 * @param role the role, if AWS has it
 */
record StateOfAws(Optional<ProfileState> profile, Optional<RoleState> role) {

  /** The digest of what no lease governs. */
  Digest digest() {
    return CanonicalJson.digest(
        new StateOfAws(
            profile.map(ProfileState::apartFromLeases), role.map(RoleState::apartFromDenials)));
  }
}
