package io.kedgeline.activities.making;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.RoleArn;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;

/** Makes one role, reads it back, and takes away what a run made. */
public final class RoleMaker {

  /** The name of the inline policy that keeps the canary from all but the probe. */
  static final String CANARY_POLICY = "kedgeline-canary";

  private final IamClient iam;

  /** Makes through these clients. */
  public RoleMaker(AwsClients clients) {
    this.iam = clients.iam();
  }

  /** Makes it, or finds what an earlier try of this run made; anybody else's is not touched. */
  public void make(ProfileOrder order) {
    ProfileDraft draft = order.draft();
    Optional<Role> there = find(draft.role());
    there
        .filter(role -> !madeBy(role, order.run()))
        .ifPresent(role -> {
          throw Unmade.drifted(
              "role %s is there, and this run did not make it".formatted(draft.role()));
        });
    if (there.isEmpty()) {
      create(order);
    }
    policies(order)
        .forEach((name, document) ->
            iam.putRolePolicy(
                r -> r.roleName(draft.role().name()).policyName(name).policyDocument(document)));
    requireAsPlanned(order);
  }

  private void create(ProfileOrder order) {
    ProfileDraft draft = order.draft();
    iam.createRole(r ->
        r.roleName(draft.role().name())
            .path(draft.role().path())
            .assumeRolePolicyDocument(draft.trust().document())
            .permissionsBoundary(draft.boundary().value())
            .maxSessionDuration(Math.toIntExact(ProfileDraft.MAXIMUM_SESSION.toSeconds()))
            .tags(
                order.tags().entrySet().stream()
                    .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                    .toList()));
  }

  /** The inline policies, by their names. */
  private static SortedMap<String, String> policies(ProfileOrder order) {
    SortedMap<String, String> policies = new TreeMap<>();
    policies.put(order.draft().name(), order.draft().policy());
    policies.put(CANARY_POLICY, order.canary().document());
    return policies;
  }

  /** Throws unless AWS has exactly what was planned, and nothing beside it. */
  public void requireAsPlanned(ProfileOrder order) {
    RoleArn role = order.draft().role();
    Role read =
        find(role).orElseThrow(() -> Unmade.notReadBack("role %s is not there".formatted(role)));
    boolean asPlanned =
        read.arn().equals(role.value())
            && decoded(read.assumeRolePolicyDocument()).equals(order.draft().trust().document())
            && Optional.ofNullable(read.permissionsBoundary())
                .map(AttachedPermissionsBoundary::permissionsBoundaryArn)
                .equals(Optional.of(order.draft().boundary().value()))
            && tags(read).equals(order.tags())
            && written(role).equals(policies(order))
            && iam.listAttachedRolePolicies(r -> r.roleName(role.name()))
                .attachedPolicies()
                .isEmpty();
    if (!asPlanned) {
      throw Unmade.notReadBack("role %s is not as it was planned when read back".formatted(role));
    }
  }

  private SortedMap<String, String> written(RoleArn role) {
    SortedMap<String, String> written = new TreeMap<>();
    for (String name : iam.listRolePolicies(r -> r.roleName(role.name())).policyNames()) {
      written.put(
          name,
          decoded(
              iam.getRolePolicy(r -> r.roleName(role.name()).policyName(name)).policyDocument()));
    }
    return written;
  }

  /** Takes the role away, if this run made it. */
  public boolean unmake(RoleArn role, RunId run) {
    if (find(role).filter(there -> madeBy(there, run)).isEmpty()) {
      return false;
    }
    for (String name : iam.listRolePolicies(r -> r.roleName(role.name())).policyNames()) {
      iam.deleteRolePolicy(r -> r.roleName(role.name()).policyName(name));
    }
    iam.deleteRole(r -> r.roleName(role.name()));
    find(role)
        .ifPresent(still -> {
          throw Unmade.notReadBack("role %s is still there when read back".formatted(role));
        });
    return true;
  }

  private Optional<Role> find(RoleArn role) {
    try {
      return Optional.of(iam.getRole(r -> r.roleName(role.name())).role());
    } catch (NoSuchEntityException missing) {
      return Optional.empty();
    }
  }

  /** Whether this run made it. */
  public static boolean madeBy(Role role, RunId run) {
    return run.sessionName().equals(tags(role).get(RunTag.KEY));
  }

  private static Map<String, String> tags(Role role) {
    return new TreeMap<>(
        role.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (one, two) -> one)));
  }

  private static String decoded(String document) {
    return URLDecoder.decode(document, StandardCharsets.UTF_8);
  }
}
