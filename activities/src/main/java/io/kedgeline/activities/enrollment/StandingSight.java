package io.kedgeline.activities.enrollment;

import io.kedgeline.activities.aws.AnchorSight;
import io.kedgeline.activities.aws.AuthoritySight;
import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.domain.enrollment.ProfileStanding;
import io.kedgeline.domain.enrollment.RegisteredProfile;
import io.kedgeline.domain.onboarding.TrustAnchorState;
import io.kedgeline.domain.resource.RoleArn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;
import software.amazon.awssdk.services.rolesanywhere.model.ResourceNotFoundException;

/** What AWS has of a registered profile, of its role, its trust anchor and that one's authority. */
final class StandingSight {

  private final AwsClients clients;

  StandingSight(AwsClients clients) {
    this.clients = clients;
  }

  /** The profile, unless AWS does not have it. */
  Optional<ProfileStanding> of(RegisteredProfile registered) {
    return profile(registered).map(profile -> standing(registered, profile));
  }

  private ProfileStanding standing(RegisteredProfile registered, ProfileDetail profile) {
    Optional<TrustAnchorState> anchor =
        AnchorSight.of(clients.rolesAnywhere(), registered.anchor());
    return new ProfileStanding(
        Boolean.TRUE.equals(profile.enabled()),
        profile.roleArns().equals(List.of(registered.role().value()))
            && !Boolean.TRUE.equals(profile.acceptRoleSessionName()),
        Duration.ofSeconds(profile.durationSeconds()),
        trustPolicy(registered.role()),
        anchor,
        anchor
            .flatMap(TrustAnchorState::authority)
            .filter(authority -> AuthoritySight.issues(clients.privateCa(), authority))
            .isPresent());
  }

  private Optional<ProfileDetail> profile(RegisteredProfile registered) {
    try {
      return Optional.of(
              clients
                  .rolesAnywhere()
                  .getProfile(r -> r.profileId(registered.profile().id()))
                  .profile())
          .filter(found -> found.profileArn().equals(registered.profile().value()));
    } catch (ResourceNotFoundException missing) {
      return Optional.empty();
    }
  }

  private Optional<String> trustPolicy(RoleArn role) {
    try {
      return Optional.of(clients.iam().getRole(r -> r.roleName(role.name())).role())
          .filter(found -> found.arn().equals(role.value()))
          .map(
              found -> URLDecoder.decode(found.assumeRolePolicyDocument(), StandardCharsets.UTF_8));
    } catch (NoSuchEntityException missing) {
      return Optional.empty();
    }
  }
}
