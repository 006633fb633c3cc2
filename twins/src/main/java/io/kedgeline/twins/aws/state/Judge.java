package io.kedgeline.twins.aws.state;

import io.kedgeline.twins.aws.authz.AccessRequest;
import io.kedgeline.twins.aws.authz.Caller;
import io.kedgeline.twins.aws.authz.Decision;
import io.kedgeline.twins.aws.authz.Evaluator;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyLayers;
import io.kedgeline.twins.aws.authz.RequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets a call through or refuses it, by the policies of whoever signed it.
 *
 * @param state where policies and organisations are found
 * @param principal who signed
 * @param region the Region of the endpoint
 */
public record Judge(AwsState state, Principal principal, String region) {

  /** The condition keys of every request of this principal. */
  public RequestContext.Builder context() {
    Instant now = state.now();
    RequestContext.Builder context =
        RequestContext.builder()
            .put("aws:userid", principal.userId())
            .put("aws:PrincipalAccount", principal.account())
            .put("aws:PrincipalIsAWSService", "false")
            .put("aws:CurrentTime", now.toString())
            .put("aws:EpochTime", Long.toString(now.getEpochSecond()))
            .put("aws:SourceIp", "127.0.0.1")
            .put("aws:RequestedRegion", region)
            .put("aws:SecureTransport", "true")
            .put("aws:ViaAWSService", "false");
    controls().describe(principal.account(), "Principal", context);
    switch (principal) {
      case Principal.Root root ->
          context.put("aws:PrincipalType", "Account").put("aws:PrincipalArn", root.caller().arn());
      case Principal.User user -> {
        context
            .put("aws:PrincipalType", "User")
            .put("aws:PrincipalArn", user.caller().arn())
            .put("aws:username", user.user().name());
        user.user().tags().forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
      }
      case Principal.Session session -> sessionKeys(session.session(), context);
    }
    return context;
  }

  /** Session tags override the role's, whatever their case. */
  private static void sessionKeys(RoleSession session, RequestContext.Builder context) {
    context
        .put("aws:PrincipalType", "AssumedRole")
        .put("aws:PrincipalArn", session.role().arn())
        .put("aws:TokenIssueTime", session.issued().toString());
    session.role().tags().forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
    session.tags().forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
    session.sourceIdentity().ifPresent(value -> context.put("aws:SourceIdentity", value));
  }

  /**
   * Refuses the call unless it is allowed.
   *
   * @param action {@code service:Action}
   * @param resource the ARN, or {@code *}
   * @param account the account of the resource
   * @param context the condition keys
   * @param deniedCode the code that the service denies with
   */
  public void require(
      String action, String resource, String account, RequestContext context, String deniedCode) {
    refuse(
        decide(action, resource, layers(action, account), context), action, resource, deniedCode);
  }

  /** The same on a resource that may have a policy of its own. */
  public void requireOn(
      String action,
      String resource,
      String account,
      Optional<PolicyDocument> policy,
      RequestContext context,
      String deniedCode) {
    refuse(decideOn(action, resource, account, policy, context), action, resource, deniedCode);
  }

  /** Whether the call is allowed on a resource that may have a policy of its own. */
  public boolean allowsOn(
      String action,
      String resource,
      String account,
      Optional<PolicyDocument> policy,
      RequestContext context) {
    return decideOn(action, resource, account, policy, context).allowed();
  }

  private Decision decideOn(
      String action,
      String resource,
      String account,
      Optional<PolicyDocument> policy,
      RequestContext context) {
    PolicyLayers without = layers(action, account);
    return decide(action, resource, policy.map(without::on).orElse(without), context);
  }

  /** Refuses to assume a role unless its trust policy and the caller's own side allow it. */
  public void requireOnRole(String action, IamRole role, RequestContext.Builder context) {
    refuse(
        decide(
            action,
            role.arn(),
            layers(action, role.account()).on(role.trust().document()),
            TagKeys.ofIamResource(context, role.tags()).build()),
        action,
        role.arn(),
        "AccessDenied");
  }

  private Decision decide(
      String action, String resource, PolicyLayers layers, RequestContext context) {
    return Evaluator.decide(
        new AccessRequest(principal.caller(), action, resource, context), layers);
  }

  private void refuse(Decision decision, String action, String resource, String deniedCode) {
    if (!decision.allowed()) {
      Caller caller = principal.caller();
      String on = resource.equals("*") ? "" : " on resource: " + resource;
      throw new AwsError(
          403,
          deniedCode,
          "User: %s is not authorized to perform: %s%s%s"
              .formatted(caller.arn(), action, on, decision.tail()));
    }
  }

  private Controls controls() {
    return new Controls(state);
  }

  private PolicyLayers layers(String action, String account) {
    return own(account)
        .within(controls().onCaller(principal), controls().onResource(account, action, principal));
  }

  private PolicyLayers own(String account) {
    return switch (principal) {
      case Principal.Root root -> PolicyLayers.of(List.of(), account);
      case Principal.User user -> layers(user.user().policies(), account);
      case Principal.Session session ->
          layers(session.session().role().policies(), account)
              .inSession(session.session().policies());
    };
  }

  private static PolicyLayers layers(IdentityPolicies policies, String account) {
    return PolicyLayers.of(policies.documents(), account).boundedBy(policies.boundaryDocument());
  }
}
