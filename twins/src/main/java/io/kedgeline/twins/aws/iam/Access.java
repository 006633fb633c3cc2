package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.IamUser;
import io.kedgeline.twins.aws.state.IdentityPolicies;
import io.kedgeline.twins.aws.state.ManagedPolicy;
import io.kedgeline.twins.aws.state.TagKeys;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what a request names and asks whether the caller may, with the condition keys that IAM has
 * for it (Service Authorization Reference, "AWS Identity and Access Management"). Permission comes
 * before existence: who may not look learns nothing.
 */
final class Access {

  private Access() {}

  static IamRole role(String action, Form form, Invocation call) {
    return role(action, form, call, call.judge().context());
  }

  static IamRole role(String action, Form form, Invocation call, RequestContext.Builder context) {
    String name = form.get("RoleName", Shapes.ROLE_NAME);
    Optional<IamRole> found = call.state().role(call.account(), name);
    found.ifPresent(role -> describe(context, role.tags(), role.policies()));
    allow(
        action,
        found.map(IamRole::arn).orElseGet(() -> IamRole.arn(call.account(), "/", name)),
        call,
        context);
    IamRole role =
        found.orElseThrow(
            () -> Refusals.missing("The role with name " + name + " cannot be found."));
    if (role.serviceLinked() && !ServiceLinkedRoles.open(action)) {
      throw new AwsError(
          400,
          "UnmodifiableEntity",
          "Cannot perform the operation on the protected role '%s' - this role is only modifiable by AWS"
              .formatted(name));
    }
    return role;
  }

  static IamUser user(String action, Form form, Invocation call) {
    return user(action, form, call, call.judge().context());
  }

  static IamUser user(String action, Form form, Invocation call, RequestContext.Builder context) {
    String name = form.get("UserName", Shapes.USER_NAME);
    Optional<IamUser> found = call.state().user(call.account(), name);
    found.ifPresent(user -> describe(context, user.tags(), user.policies()));
    allow(
        action,
        found.map(IamUser::arn).orElseGet(() -> IamUser.arn(call.account(), "/", name)),
        call,
        context);
    return found.orElseThrow(
        () -> Refusals.missing("The user with name " + name + " cannot be found."));
  }

  static ManagedPolicy policy(
      String action, Form form, Invocation call, RequestContext.Builder context) {
    String arn = form.get("PolicyArn", Shapes.POLICY_ARN);
    Optional<ManagedPolicy> found = visible(arn, call);
    found.ifPresent(policy -> TagKeys.ofIamResource(context, policy.tags()));
    allow(action, arn, call, context);
    return found.orElseThrow(() -> noPolicy(arn));
  }

  /** A policy that the request would change; nobody changes AWS's own. */
  static ManagedPolicy ownPolicy(
      String action, Form form, Invocation call, RequestContext.Builder context) {
    ManagedPolicy policy = policy(action, form, call, context);
    if (policy.account().equals(ManagedPolicy.AWS)) {
      throw new AwsError(
          403, "AccessDenied", "Policy is owned by AWS and cannot be changed: " + policy.arn());
    }
    return policy;
  }

  /** A managed policy of the caller's account or of AWS. */
  static Optional<ManagedPolicy> visible(String arn, Invocation call) {
    return call.state()
        .policy(arn)
        .filter(policy ->
            policy.account().equals(call.account()) || policy.account().equals(ManagedPolicy.AWS));
  }

  static RuntimeException noPolicy(String arn) {
    return Refusals.missing("Policy " + arn + " does not exist or is not attachable.");
  }

  static void allow(String action, String arn, Invocation call, RequestContext.Builder context) {
    call.judge().require("iam:" + action, arn, call.account(), context.build(), "AccessDenied");
  }

  /** The keys of a request that sets these tags. */
  static RequestContext.Builder tagging(Invocation call, Map<String, String> tags) {
    return TagKeys.requested(call.judge().context(), tags);
  }

  private static void describe(
      RequestContext.Builder context, Map<String, String> tags, IdentityPolicies policies) {
    TagKeys.ofIamResource(context, tags);
    policies
        .boundary()
        .ifPresent(policy -> context.putIfAbsent("iam:PermissionsBoundary", policy.arn()));
  }
}
