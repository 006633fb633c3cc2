package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.List;
import java.util.Optional;

/**
 * A role as AWS gives it, as far as a window depends on it.
 *
 * @param role which one
 * @param trustPolicy its trust policy, decoded
 * @param anchors the trust anchors that the trust policy names
 * @param profiles every profile of the account and Region that holds the role
 * @param boundary the ARN of its permissions boundary, if it has one
 * @param kedgelineDenials whether our own inline policy stands on it
 */
public record RoleState(
    RoleArn role,
    String trustPolicy,
    List<TrustAnchorArn> anchors,
    List<ProfileArn> profiles,
    Optional<String> boundary,
    boolean kedgelineDenials) {

  public RoleState {
    anchors = List.copyOf(anchors);
    profiles = List.copyOf(profiles);
  }

  /** The role without what closing windows govern: our own denials. */
  public RoleState apartFromDenials() {
    return new RoleState(role, trustPolicy, anchors, profiles, boundary, false);
  }
}
