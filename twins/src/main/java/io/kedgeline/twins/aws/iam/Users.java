package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.IamUser;
import io.kedgeline.twins.aws.state.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Users. */
final class Users {

  private Users() {}

  static Map<String, IamOperation> operations() {
    return Map.of(
        "CreateUser", Users::create,
        "GetUser", Users::get,
        "ListUsers", Users::list,
        "DeleteUser", Users::delete,
        "ListGroupsForUser", Users::listGroups);
  }

  private static String create(Form form, Invocation call) {
    String path = form.find("Path", Shapes.PATH).orElse("/");
    String name = form.get("UserName", Shapes.USER_NAME);
    Map<String, String> tags = Tags.of(form);
    Optional<String> boundary = form.find("PermissionsBoundary", Shapes.POLICY_ARN);
    RequestContext.Builder context = Access.tagging(call, tags);
    boundary.ifPresent(policy -> context.put("iam:PermissionsBoundary", policy));
    IamUser user =
        IamUser.of(call.account(), path, name, call.state().newId("AIDA"), call.state().now());
    Access.allow("CreateUser", user.arn(), call, context);
    if (!tags.isEmpty()) {
      Access.allow("TagUser", user.arn(), call, context);
    }
    if (call.state().user(call.account(), name).isPresent()) {
      throw Refusals.exists("User with name " + name + " already exists.");
    }
    user.policies().boundary(boundary.map(policy -> Boundaries.named(policy, call)));
    user.tags().putAll(tags);
    call.state().add(user);
    return whole(user);
  }

  /** Without a name, whoever asks is meant. */
  private static String get(Form form, Invocation call) {
    if (form.find("UserName").isEmpty() && call.principal() instanceof Principal.User caller) {
      Access.allow("GetUser", caller.user().arn(), call, call.judge().context());
      return whole(caller.user());
    }
    return whole(Access.user("GetUser", form, call));
  }

  private static String list(Form form, Invocation call) {
    String prefix = form.find("PathPrefix").orElse("/");
    Access.allow(
        "ListUsers", IamUser.arn(call.account(), prefix, ""), call, call.judge().context());
    List<IamUser> users =
        call.state().users(call.account()).stream()
            .filter(user -> user.path().startsWith(prefix))
            .toList();
    return Pages.of(form, users).answer("Users", Users::brief);
  }

  private static String delete(Form form, Invocation call) {
    IamUser user = Access.user("DeleteUser", form, call);
    PolicyUses.requireBare(user.policies());
    if (!call.state().credentials().of(user).isEmpty()) {
      throw Refusals.stillUsed("Cannot delete entity, must delete access keys first.");
    }
    call.state().remove(user);
    return "";
  }

  /** Groups are not in this twin, so a user is in none. */
  private static String listGroups(Form form, Invocation call) {
    Access.user("ListGroupsForUser", form, call);
    return Pages.ofNames(form, "Groups", List.of());
  }

  private static void brief(Xml xml, IamUser user) {
    xml.put("Path", user.path())
        .put("UserName", user.name())
        .put("UserId", user.id())
        .put("Arn", user.arn())
        .put("CreateDate", user.created());
  }

  private static String whole(IamUser user) {
    return Xml.of(xml ->
        xml.put(
            "User",
            one -> {
              brief(one, user);
              Roles.boundary(one, user.policies().boundary());
              Tags.put(one, user.tags());
            }));
  }
}
