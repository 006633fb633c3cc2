package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.resource.PolicyArn;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;

/**
 * A profile that RB-06 may open.
 *
 * @param name its name in Roles Anywhere, by which people ask for it
 * @param profile the profile
 * @param role the one role in it; no other profile may hold this role
 * @param trustAnchor the one anchor that the role trusts
 * @param boundary the role's permissions boundary, within which no holder can widen a window
 * @param control the positive control of its refusals, in the same account and Region
 */
public record BreakGlassProfile(
    String name,
    ProfileArn profile,
    RoleArn role,
    TrustAnchorArn trustAnchor,
    PolicyArn boundary,
    ControlProfile control) {

  public BreakGlassProfile {
    NameShape.IRA_RESOURCE.require("name", name);
    Together.require(Together.role(profile, role));
    Together.require(Together.anchor(profile, trustAnchor));
    Together.require(Together.boundary(profile, boundary));
    Together.require(Together.control(profile, control.profile()));
  }
}
