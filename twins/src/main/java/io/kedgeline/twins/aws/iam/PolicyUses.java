package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.IamUser;
import io.kedgeline.twins.aws.state.IdentityPolicies;
import io.kedgeline.twins.aws.state.ManagedPolicy;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a managed policy hangs on. */
final class PolicyUses {

  private PolicyUses() {}

  static Map<String, IamOperation> operations() {
    return Map.of("ListEntitiesForPolicy", PolicyUses::list);
  }

  /** What still hangs on an identity keeps it from being deleted. */
  static void requireBare(IdentityPolicies policies) {
    if (!policies.attached().isEmpty()) {
      throw Refusals.stillUsed("Cannot delete entity, must detach all policies first.");
    }
    if (!policies.inline().isEmpty()) {
      throw Refusals.stillUsed("Cannot delete entity, must delete policies first.");
    }
  }

  static boolean used(ManagedPolicy policy, Invocation call) {
    return identities(call).anyMatch(identity -> identity.uses(policy));
  }

  static int attachments(ManagedPolicy policy, Invocation call) {
    return (int) identities(call).filter(attached(policy)).count();
  }

  static int bounds(ManagedPolicy policy, Invocation call) {
    return (int)
        identities(call)
            .filter(identity -> identity.boundary().filter(policy::equals).isPresent())
            .count();
  }

  private static Predicate<IdentityPolicies> attached(ManagedPolicy policy) {
    return identity -> identity.attached().containsKey(policy.arn());
  }

  private static Stream<IdentityPolicies> identities(Invocation call) {
    return Stream.concat(
        call.state().roles(call.account()).stream().map(IamRole::policies),
        call.state().users(call.account()).stream().map(IamUser::policies));
  }

  private static String list(Form form, Invocation call) {
    ManagedPolicy policy =
        Access.policy("ListEntitiesForPolicy", form, call, call.judge().context());
    List<IamRole> roles =
        call.state().roles(call.account()).stream()
            .filter(role -> attached(policy).test(role.policies()))
            .toList();
    List<IamUser> users =
        call.state().users(call.account()).stream()
            .filter(user -> attached(policy).test(user.policies()))
            .toList();
    return Xml.of(xml ->
        xml.putMembers("PolicyGroups", List.of())
            .putMembers(
                "PolicyUsers",
                users,
                (one, user) -> one.put("UserName", user.name()).put("UserId", user.id()))
            .putMembers(
                "PolicyRoles",
                roles,
                (one, role) -> one.put("RoleName", role.name()).put("RoleId", role.id()))
            .put("IsTruncated", "false"));
  }
}
