package io.kedgeline.activities.aws;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.Region;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.trustpolicy.Presence;
import io.kedgeline.domain.trustpolicy.ProfileSettings;
import io.kedgeline.domain.trustpolicy.RoleSettings;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;

/**
 * A role as a judge of its trust policy needs it.
 *
 * @param policy its trust policy, decoded
 * @param settings what else AWS says of it
 */
public record TrustedRole(String policy, RoleSettings settings) {

  /**
   * Reads a role, if AWS has it, as the role that only reads.
   *
   * @param regions where profiles that hold it are looked for, at least one
   */
  public static Optional<TrustedRole> read(
      AccountSessions sessions, RunId run, RoleArn arn, List<Region> regions) {
    Optional<Role> role = Optional.empty();
    List<ProfileSettings> profiles = new ArrayList<>();
    for (Region region : regions) {
      try (AwsClients clients = sessions.as(Duty.OBSERVE, arn.account(), region, run)) {
        if (role.isEmpty()) {
          role = Optional.of(clients.iam().getRole(r -> r.roleName(arn.name())).role());
        }
        clients.rolesAnywhere().listProfilesPaginator(r -> {}).profiles().stream()
            .filter(profile -> profile.roleArns().contains(arn.value()))
            .map(TrustedRole::settings)
            .forEach(profiles::add);
      } catch (NoSuchEntityException missing) {
        return Optional.empty();
      }
    }
    return role.filter(found -> found.arn().equals(arn.value()))
        .map(found -> new TrustedRole(trust(found), settings(found, profiles)));
  }

  private static String trust(Role role) {
    return URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8);
  }

  private static RoleSettings settings(Role role, List<ProfileSettings> profiles) {
    return new RoleSettings(
        presence(role.permissionsBoundary() != null),
        Optional.ofNullable(role.maxSessionDuration()).map(Duration::ofSeconds),
        profiles);
  }

  private static ProfileSettings settings(ProfileDetail profile) {
    return new ProfileSettings(
        Optional.ofNullable(profile.name()),
        Optional.ofNullable(profile.durationSeconds()).map(Duration::ofSeconds),
        presence(Boolean.TRUE.equals(profile.acceptRoleSessionName())));
  }

  private static Presence presence(boolean there) {
    return there ? Presence.YES : Presence.NO;
  }
}
