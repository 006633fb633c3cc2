package io.kedgeline.domain.rulebook;

import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;

/**
 * Where a canary is always let in: the positive control of a refusal, without which a refusal might
 * only mean that the canary itself is broken.
 *
 * @param profile an enabled profile that is no break-glass profile
 * @param role a harmless role in it
 * @param trustAnchor the anchor that the role trusts
 */
public record ControlProfile(ProfileArn profile, RoleArn role, TrustAnchorArn trustAnchor) {

  public ControlProfile {
    Together.require(Together.role(profile, role));
    Together.require(Together.anchor(profile, trustAnchor));
  }
}
