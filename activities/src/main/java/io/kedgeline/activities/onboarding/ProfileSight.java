package io.kedgeline.activities.onboarding;

import io.kedgeline.activities.aws.AnchorSight;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.making.OtherAnchor;
import io.kedgeline.activities.making.Taken;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.TrustAnchorArn;
import java.util.Optional;

/**
 * What AWS has of a profile that is to be made.
 *
 * @param anchor the trust anchor, unless AWS does not have it
 * @param other another enabled anchor with an authority of its own, the first by its ARN
 * @param roleStands whether there is a role of that name that this run did not make
 * @param profileStands whether there is a profile of that name that this run did not make
 */
record ProfileSight(
    Optional<TrustAnchorState> anchor,
    Optional<AnchoredAuthority> other,
    boolean roleStands,
    boolean profileStands) {

  static ProfileSight nothing() {
    return new ProfileSight(Optional.empty(), Optional.empty(), false, false);
  }

  static ProfileSight of(
      AwsClients clients, RunId run, TrustAnchorArn anchor, Optional<ProfileDraft> draft) {
    Taken taken = new Taken(clients, run);
    Optional<TrustAnchorState> found = AnchorSight.of(clients.rolesAnywhere(), anchor);
    return new ProfileSight(
        found,
        found
            .flatMap(TrustAnchorState::authority)
            .flatMap(authority ->
                OtherAnchor.find(
                    clients,
                    authority.account(),
                    authority.region(),
                    theirs -> !theirs.equals(authority))),
        draft.filter(drawn -> taken.role(drawn.role())).isPresent(),
        draft.filter(drawn -> taken.profile(drawn.name())).isPresent());
  }
}
