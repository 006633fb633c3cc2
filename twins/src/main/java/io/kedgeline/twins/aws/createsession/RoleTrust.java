package io.kedgeline.twins.aws.createsession;

import io.kedgeline.twins.aws.authz.AccessRequest;
import io.kedgeline.twins.aws.authz.Caller;
import io.kedgeline.twins.aws.authz.Evaluator;
import io.kedgeline.twins.aws.authz.PolicyLayers;
import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Controls;
import io.kedgeline.twins.aws.state.IamRole;
import io.kedgeline.twins.aws.state.TagKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Whether a role lets Roles Anywhere in on behalf of a certificate (IAM Roles Anywhere User Guide,
 * "Trust model").
 *
 * @param state where roles and organisations are found
 * @param anchor where the certificate comes from
 * @param tags what of the certificate becomes session tags
 * @param source the source identity to be
 * @param sessionName the session's name to be
 */
record RoleTrust(
    AwsState state,
    AnywhereObject anchor,
    Map<String, String> tags,
    String source,
    String sessionName) {

  private static final String SERVICE = "rolesanywhere.amazonaws.com";
  private static final List<String> ACTIONS =
      List.of("sts:AssumeRole", "sts:TagSession", "sts:SetSourceIdentity");

  /** Each of the three actions is asked on its own; one refusal fails the call. */
  void require(IamRole role) {
    PolicyLayers layers = PolicyLayers.of(List.of(), role.account()).on(role.trust().document());
    Controls controls = new Controls(state);
    for (String action : ACTIONS) {
      AccessRequest request =
          new AccessRequest(
              new Caller.Service(SERVICE), action, role.arn(), context(action, role).build());
      if (!Evaluator.decide(request, layers.within(List.of(), controls.onRole(role, action)))
          .allowed()) {
        throw AwsError.accessDenied("Unable to assume role for " + role.arn());
      }
    }
  }

  private RequestContext.Builder context(String action, IamRole role) {
    Instant now = state.now();
    RequestContext.Builder context =
        RequestContext.builder()
            .put("aws:SourceArn", anchor.arn())
            .put("aws:SourceAccount", anchor.account())
            .put("aws:PrincipalIsAWSService", "true")
            .put("aws:PrincipalServiceName", SERVICE)
            .put("aws:CurrentTime", now.toString())
            .put("aws:EpochTime", Long.toString(now.getEpochSecond()))
            .put("aws:RequestedRegion", anchor.region())
            .put("aws:SecureTransport", "true");
    new Controls(state).describe(anchor.account(), "Source", context);
    TagKeys.ofIamResource(context, role.tags());
    tags.forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
    if (action.equals("sts:AssumeRole")) {
      context.put("sts:RoleSessionName", sessionName);
    }
    if (!action.equals("sts:TagSession")) {
      context.put("sts:SourceIdentity", source);
    }
    return context;
  }
}
