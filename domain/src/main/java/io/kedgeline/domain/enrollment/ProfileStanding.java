package io.kedgeline.domain.enrollment;

import io.kedgeline.domain.onboarding.TrustAnchorState;
import java.time.Duration;
import java.util.Optional;

/**
 * A registered profile as AWS has it.
 *
 * @param enabled whether it lets anybody in
 * @param holdsRole whether its one role is the registered one
 * @param session how long its sessions are
 * @param trustPolicy the role's trust policy as it stands; nothing where AWS has no such role
 * @param anchor the trust anchor, unless AWS does not have it
 * @param authorityActive whether the anchor's authority issues
 */
public record ProfileStanding(
    boolean enabled,
    boolean holdsRole,
    Duration session,
    Optional<String> trustPolicy,
    Optional<TrustAnchorState> anchor,
    boolean authorityActive) {

  /** Whether it lets in exactly those whom it was registered for. */
  boolean as(RegisteredProfile registered) {
    return holdsRole && trustPolicy.filter(registered.trustPolicy()::equals).isPresent();
  }
}
