package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.ManagedPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Roles. */
final class Roles {

  private static final int SHORTEST = 3_600;
  private static final int LONGEST = 43_200;

  private Roles() {}

  static Map<String, IamOperation> operations() {
    return Map.of(
        "CreateRole", Roles::create,
        "GetRole", Roles::get,
        "ListRoles", Roles::list,
        "UpdateRole", Roles::update,
        "UpdateRoleDescription", Roles::updateDescription,
        "UpdateAssumeRolePolicy", Roles::updateTrust,
        "DeleteRole", Roles::delete,
        "ListInstanceProfilesForRole", Roles::listInstanceProfiles);
  }

  private static String create(Form form, Invocation call) {
    String path = form.find("Path", Shapes.PATH).orElse("/");
    String name = form.get("RoleName", Shapes.ROLE_NAME);
    String arn = IamRole.arn(call.account(), path, name);
    Map<String, String> tags = Tags.of(form);
    Optional<String> boundary = form.find("PermissionsBoundary", Shapes.POLICY_ARN);
    RequestContext.Builder context = Access.tagging(call, tags);
    boundary.ifPresent(policy -> context.put("iam:PermissionsBoundary", policy));
    Access.allow("CreateRole", arn, call, context);
    if (!tags.isEmpty()) {
      Access.allow("TagRole", arn, call, context);
    }
    if (call.state().role(call.account(), name).isPresent()) {
      throw Refusals.exists("Role with name " + name + " already exists.");
    }
    IamRole role =
        new IamRole(
            call.account(),
            path,
            name,
            call.state().newId("AROA"),
            call.state().now(),
            PolicyTexts.trust(form.get("AssumeRolePolicyDocument"), call.state()));
    role.policies().boundary(boundary.map(policy -> Boundaries.named(policy, call)));
    role.tags().putAll(tags);
    take(form, role);
    call.state().add(role);
    return whole(role, call);
  }

  /** Takes over what may be changed later too. */
  private static void take(Form form, IamRole role) {
    form.number("MaxSessionDuration", SHORTEST, LONGEST).ifPresent(role::maxSessionSeconds);
    form.find("Description").ifPresent(role::description);
  }

  private static String get(Form form, Invocation call) {
    return whole(Access.role("GetRole", form, call), call);
  }

  private static String list(Form form, Invocation call) {
    String prefix = form.find("PathPrefix").orElse("/");
    Access.allow(
        "ListRoles", IamRole.arn(call.account(), prefix, ""), call, call.judge().context());
    List<IamRole> roles =
        call.state().roles(call.account()).stream()
            .filter(role -> role.path().startsWith(prefix))
            .toList();
    return Pages.of(form, roles).answer("Roles", (xml, role) -> brief(xml, role, call));
  }

  private static String update(Form form, Invocation call) {
    take(form, Access.role("UpdateRole", form, call));
    return "";
  }

  private static String updateDescription(Form form, Invocation call) {
    IamRole role = Access.role("UpdateRoleDescription", form, call);
    role.description(form.get("Description"));
    return whole(role, call);
  }

  private static String updateTrust(Form form, Invocation call) {
    Access.role("UpdateAssumeRolePolicy", form, call)
        .trust(PolicyTexts.trust(form.get("PolicyDocument"), call.state()));
    return "";
  }

  private static String delete(Form form, Invocation call) {
    IamRole role = Access.role("DeleteRole", form, call);
    PolicyUses.requireBare(role.policies());
    call.state().remove(role);
    return "";
  }

  /** EC2's instance profiles are not in this twin, so a role is in none. */
  private static String listInstanceProfiles(Form form, Invocation call) {
    Access.role("ListInstanceProfilesForRole", form, call);
    return Pages.ofNames(form, "InstanceProfiles", List.of());
  }

  /** Lists leave out tags and boundary (IAM API Reference, ListRoles). */
  private static void brief(Xml xml, IamRole role, Invocation call) {
    xml.put("Path", role.path())
        .put("RoleName", role.name())
        .put("RoleId", role.id())
        .put("Arn", role.arn())
        .put("CreateDate", role.created())
        .put(
            "AssumeRolePolicyDocument",
            PolicyTexts.encoded(TrustedPrincipals.text(role.trust(), call.state())))
        .put("MaxSessionDuration", Integer.toString(role.maxSessionSeconds()));
    if (!role.description().isEmpty()) {
      xml.put("Description", role.description());
    }
  }

  static String whole(IamRole role, Invocation call) {
    return Xml.of(xml ->
        xml.put(
            "Role",
            one -> {
              brief(one, role, call);
              boundary(one, role.policies().boundary());
              Tags.put(one, role.tags());
            }));
  }

  static void boundary(Xml xml, Optional<ManagedPolicy> boundary) {
    boundary.ifPresent(policy ->
        xml.put(
            "PermissionsBoundary",
            one ->
                one.put("PermissionsBoundaryType", "Policy")
                    .put("PermissionsBoundaryArn", policy.arn())));
  }
}
