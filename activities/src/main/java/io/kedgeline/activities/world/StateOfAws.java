package io.kedgeline.activities.world;

import io.kedgeline.domain.breakglass.ProfileState;
import io.kedgeline.domain.breakglass.RoleState;
import java.util.Optional;

/**
 * What of AWS a plan stands on; its digest tells whether anything moved.
 *
 * @param profile the profile, if AWS has it
 * @param role the role, if AWS has it
 */
record StateOfAws(Optional<ProfileState> profile, Optional<RoleState> role) {}
