package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.QueryService;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AccessKey;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.IamUser;
import io.kedgeline.twins.aws.state.Principal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The IAM operations on roles and users that are used here. */
public final class IamApi implements QueryService {

  private static final int INLINE_LIMIT = 10_240;
  private static final int TRUST_LIMIT = 2_048;

  @Override
  public String perform(String action, Form form, Invocation call) {
    return switch (action) {
      case "CreateRole" -> createRole(form, call);
      case "GetRole" -> Xml.of(xml -> describe(xml, role("GetRole", form, call)));
      case "DeleteRole" -> deleteRole(form, call);
      case "UpdateAssumeRolePolicy" -> updateTrust(form, call);
      case "UpdateRole" -> updateRole(form, call);
      case "PutRolePolicy" -> putRolePolicy(form, call);
      case "GetRolePolicy" -> getRolePolicy(form, call);
      case "DeleteRolePolicy" -> deleteRolePolicy(form, call);
      case "ListRolePolicies" -> listRolePolicies(form, call);
      case "ListAttachedRolePolicies" -> listAttachedRolePolicies(form, call);
      case "TagRole" -> tagRole(form, call);
      case "CreateUser" -> createUser(form, call);
      case "PutUserPolicy" -> putUserPolicy(form, call);
      case "CreateAccessKey" -> createAccessKey(form, call);
      default -> throw new AwsError(400, "InvalidAction", "Could not find operation " + action);
    };
  }

  private static String createRole(Form form, Invocation call) {
    String path = form.find("Path").orElse("/");
    String name = form.get("RoleName");
    String arn = "arn:aws:iam::" + call.account() + ":role" + path + name;
    allow("CreateRole", arn, call, call.judge().context());
    if (call.state().role(call.account(), name).isPresent()) {
      throw new AwsError(409, "EntityAlreadyExists", "Role with name " + name + " already exists.");
    }
    IamRole role =
        new IamRole(
            call.account(),
            path,
            name,
            call.state().newId("AROA"),
            call.state().now(),
            trust(form.get("AssumeRolePolicyDocument")));
    role.tags().putAll(form.tags("Tags"));
    form.find("MaxSessionDuration").map(Integer::parseInt).ifPresent(role::maxSessionSeconds);
    call.state().add(role);
    return Xml.of(xml -> describe(xml, role));
  }

  private static void describe(Xml xml, IamRole role) {
    xml.put(
        "Role",
        one ->
            one.put("Path", role.path())
                .put("RoleName", role.name())
                .put("RoleId", role.id())
                .put("Arn", role.arn())
                .put("CreateDate", role.created().toString())
                .put("AssumeRolePolicyDocument", encoded(role.trust()))
                .put("MaxSessionDuration", Integer.toString(role.maxSessionSeconds())));
  }

  private static String deleteRole(Form form, Invocation call) {
    IamRole role = role("DeleteRole", form, call);
    if (!role.inline().isEmpty()) {
      throw new AwsError(
          409, "DeleteConflict", "Cannot delete entity, must delete policies first.");
    }
    call.state().remove(role);
    return "";
  }

  private static String updateTrust(Form form, Invocation call) {
    role("UpdateAssumeRolePolicy", form, call).trust(trust(form.get("PolicyDocument")));
    return "";
  }

  private static String updateRole(Form form, Invocation call) {
    IamRole role = role("UpdateRole", form, call);
    form.find("MaxSessionDuration").map(Integer::parseInt).ifPresent(role::maxSessionSeconds);
    return "";
  }

  private static String putRolePolicy(Form form, Invocation call) {
    IamRole role = role("PutRolePolicy", form, call);
    PolicyDocument policy = identity(form.get("PolicyDocument"));
    int others =
        role.inline().entrySet().stream()
            .filter(entry -> !entry.getKey().equals(form.get("PolicyName")))
            .mapToInt(entry -> length(entry.getValue()))
            .sum();
    if (others + length(policy) > INLINE_LIMIT) {
      throw new AwsError(
          409,
          "LimitExceeded",
          "Maximum policy size of " + INLINE_LIMIT + " bytes exceeded for role " + role.name());
    }
    role.inline().put(form.get("PolicyName"), policy);
    return "";
  }

  private static String getRolePolicy(Form form, Invocation call) {
    IamRole role = role("GetRolePolicy", form, call);
    String name = form.get("PolicyName");
    PolicyDocument policy = role.inline().get(name);
    if (policy == null) {
      throw missing("The role policy with name " + name + " cannot be found.");
    }
    return Xml.of(xml ->
        xml.put("RoleName", role.name())
            .put("PolicyName", name)
            .put("PolicyDocument", encoded(policy)));
  }

  private static String deleteRolePolicy(Form form, Invocation call) {
    IamRole role = role("DeleteRolePolicy", form, call);
    if (role.inline().remove(form.get("PolicyName")) == null) {
      throw missing("The role policy with name " + form.get("PolicyName") + " cannot be found.");
    }
    return "";
  }

  private static String listRolePolicies(Form form, Invocation call) {
    IamRole role = role("ListRolePolicies", form, call);
    return Xml.of(xml ->
        xml.putMembers("PolicyNames", List.copyOf(role.inline().keySet()))
            .put("IsTruncated", "false"));
  }

  /** Managed policies are not in this twin, so none is ever attached. */
  private static String listAttachedRolePolicies(Form form, Invocation call) {
    role("ListAttachedRolePolicies", form, call);
    return Xml.of(xml -> xml.putMembers("AttachedPolicies", List.of()).put("IsTruncated", "false"));
  }

  private static String tagRole(Form form, Invocation call) {
    role("TagRole", form, call).tags().putAll(form.tags("Tags"));
    return "";
  }

  private static String createUser(Form form, Invocation call) {
    String name = form.get("UserName");
    IamUser user = IamUser.of(call.account(), name, call.state().newId("AIDA"));
    allow("CreateUser", user.arn(), call, call.judge().context());
    call.state().add(user);
    return Xml.of(xml ->
        xml.put(
            "User",
            one ->
                one.put("Path", "/")
                    .put("UserName", name)
                    .put("UserId", user.id())
                    .put("Arn", user.arn())
                    .put("CreateDate", call.state().now().toString())));
  }

  private static String putUserPolicy(Form form, Invocation call) {
    user("PutUserPolicy", form, call)
        .inline()
        .put(form.get("PolicyName"), identity(form.get("PolicyDocument")));
    return "";
  }

  private static String createAccessKey(Form form, Invocation call) {
    IamUser user = user("CreateAccessKey", form, call);
    AccessKey key = call.state().issue(new Principal.User(user));
    return Xml.of(xml ->
        xml.put(
            "AccessKey",
            one ->
                one.put("UserName", user.name())
                    .put("AccessKeyId", key.id())
                    .put("Status", "Active")
                    .put("SecretAccessKey", key.secret())
                    .put("CreateDate", call.state().now().toString())));
  }

  private static IamRole role(String action, Form form, Invocation call) {
    String name = form.get("RoleName");
    RequestContext.Builder context = call.judge().context();
    Optional<IamRole> found = call.state().role(call.account(), name);
    if (found.isEmpty()) {
      allow(action, "arn:aws:iam::" + call.account() + ":role/" + name, call, context);
      throw missing("The role with name " + name + " cannot be found.");
    }
    IamRole role = found.get();
    role.tags()
        .forEach((key, value) ->
            context.put("aws:ResourceTag/" + key, value).put("iam:ResourceTag/" + key, value));
    allow(action, role.arn(), call, context);
    return role;
  }

  private static IamUser user(String action, Form form, Invocation call) {
    String name = form.get("UserName");
    allow(action, "arn:aws:iam::" + call.account() + ":user/" + name, call, call.judge().context());
    return call.state()
        .user(call.account(), name)
        .orElseThrow(() -> missing("The user with name " + name + " cannot be found."));
  }

  private static void allow(
      String action, String arn, Invocation call, RequestContext.Builder context) {
    call.judge().require("iam:" + action, arn, call.account(), context.build(), "AccessDenied");
  }

  private static PolicyDocument trust(String text) {
    PolicyDocument policy = parse(PolicyKind.TRUST, text);
    if (length(policy) > TRUST_LIMIT) {
      throw new AwsError(
          409, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: " + TRUST_LIMIT);
    }
    return policy;
  }

  private static PolicyDocument identity(String text) {
    return parse(PolicyKind.IDENTITY, text);
  }

  private static PolicyDocument parse(PolicyKind kind, String text) {
    try {
      return PolicyDocument.parse(kind, text);
    } catch (MalformedPolicyException malformed) {
      throw new AwsError(400, "MalformedPolicyDocument", String.valueOf(malformed.getMessage()));
    }
  }

  /** IAM does not count white space. */
  private static int length(PolicyDocument policy) {
    return policy.text().replaceAll("\\s", "").length();
  }

  private static String encoded(PolicyDocument policy) {
    return URLEncoder.encode(policy.text(), StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static AwsError missing(String message) {
    return new AwsError(404, "NoSuchEntity", message);
  }
}
