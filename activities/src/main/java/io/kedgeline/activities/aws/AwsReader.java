package io.kedgeline.activities.aws;

import io.kedgeline.domain.breakglass.ProfileState;
import io.kedgeline.domain.breakglass.RoleState;
import io.kedgeline.domain.claim.DesiredProfile;
import io.kedgeline.domain.claim.DesiredRole;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.rolesanywhere.model.ProfileDetail;
import software.amazon.awssdk.services.rolesanywhere.model.Tag;

/** Reads profiles and roles into the domain's records. */
public final class AwsReader {

  private static final int UNSET_DURATION = 3_600;

  private final AwsClients clients;

  /** Reads with these clients. */
  public AwsReader(AwsClients clients) {
    this.clients = clients;
  }

  /** The profile with its tags, if AWS has it. */
  public Optional<ProfileState> profile(ProfileArn arn) {
    try {
      return Optional.of(state(arn, detail(arn), tags(arn)));
    } catch (AwsServiceException answered) {
      if (AwsFailures.missing(answered)) {
        return Optional.empty();
      }
      throw answered;
    }
  }

  /** What of the profile somebody can write, whatever they wrote there. */
  WrittenState written(ProfileArn arn) {
    ProfileDetail found = detail(arn);
    return new WrittenState(
        Boolean.TRUE.equals(found.enabled()),
        Optional.ofNullable(found.sessionPolicy()).orElse(""),
        Optional.ofNullable(found.durationSeconds()).orElse(UNSET_DURATION),
        Boolean.TRUE.equals(found.acceptRoleSessionName()),
        found.roleArns(),
        found.managedPolicyArns());
  }

  /**
   * Whom the profile lets in, if AWS has it. Nothing else of it is looked at, so that nothing that
   * somebody else put there can keep it from being read.
   */
  public Optional<DesiredProfile> admission(ProfileArn arn) {
    try {
      ProfileDetail found = detail(arn);
      return Optional.of(
          new DesiredProfile(
              Boolean.TRUE.equals(found.enabled()),
              Optional.ofNullable(found.sessionPolicy()).orElse("")));
    } catch (AwsServiceException answered) {
      if (AwsFailures.missing(answered)) {
        return Optional.empty();
      }
      throw answered;
    }
  }

  /** The profile's tags. */
  public SortedMap<String, String> tags(ProfileArn arn) {
    SortedMap<String, String> tags = new TreeMap<>();
    for (Tag tag :
        clients.rolesAnywhere().listTagsForResource(r -> r.resourceArn(arn.value())).tags()) {
      tags.put(tag.key(), tag.value());
    }
    return tags;
  }

  /** The role and every profile that holds it, if AWS has the role. */
  public Optional<RoleState> role(RoleArn arn) {
    Role role;
    try {
      role = clients.iam().getRole(r -> r.roleName(arn.name())).role();
    } catch (NoSuchEntityException missing) {
      return Optional.empty();
    }
    String trust = URLDecoder.decode(role.assumeRolePolicyDocument(), StandardCharsets.UTF_8);
    List<ProfileArn> holding =
        clients.rolesAnywhere().listProfilesPaginator(r -> {}).profiles().stream()
            .filter(profile -> profile.roleArns().contains(arn.value()))
            .map(profile -> new ProfileArn(profile.profileArn()))
            .toList();
    return Optional.of(
        new RoleState(
            arn,
            trust,
            TrustPolicyReader.anchors(trust),
            holding,
            Optional.ofNullable(role.permissionsBoundary())
                .map(AttachedPermissionsBoundary::permissionsBoundaryArn),
            denials(arn).isPresent()));
  }

  /** Kedgeline's own inline policy of the role, if it stands. */
  public Optional<String> denials(RoleArn arn) {
    try {
      return Optional.of(
          URLDecoder.decode(
              clients
                  .iam()
                  .getRolePolicy(r -> r.roleName(arn.name()).policyName(DesiredRole.POLICY_NAME))
                  .policyDocument(),
              StandardCharsets.UTF_8));
    } catch (NoSuchEntityException none) {
      return Optional.empty();
    }
  }

  private ProfileDetail detail(ProfileArn arn) {
    return clients.rolesAnywhere().getProfile(r -> r.profileId(arn.id())).profile();
  }

  private static ProfileState state(
      ProfileArn arn, ProfileDetail detail, SortedMap<String, String> tags) {
    return new ProfileState(
        arn,
        Optional.ofNullable(detail.name()).orElse(""),
        Boolean.TRUE.equals(detail.enabled()),
        Optional.ofNullable(detail.durationSeconds()).orElse(UNSET_DURATION),
        Optional.ofNullable(detail.sessionPolicy()).orElse(""),
        Boolean.TRUE.equals(detail.acceptRoleSessionName()),
        detail.roleArns().stream().map(RoleArn::new).toList(),
        detail.managedPolicyArns(),
        tags);
  }
}
