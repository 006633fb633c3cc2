package io.kedgeline.domain.breakglass;

import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.plan.RunId;
import java.util.List;
import java.util.Optional;

/**
 * How break-glass's own trust anchor and authority stand, where holders' certificates are issued
 * for each window.
 *
 * @param anchor the anchor, unless AWS does not have it
 * @param active whether the authority issues
 * @param asClaimed whether the anchor is enabled exactly when a lease wants it
 * @param rotationsOwed the closed windows of the profile whose certificates are valid and not
 *     revoked yet
 */
public record IssuerStanding(
    Optional<TrustAnchorState> anchor,
    boolean active,
    boolean asClaimed,
    List<RunId> rotationsOwed) {

  /** The class of break-glass, as its anchor and its profiles are tagged with it. */
  public static final String BREAK_GLASS = "breakglass";

  public IssuerStanding {
    rotationsOwed = List.copyOf(rotationsOwed);
  }
}
