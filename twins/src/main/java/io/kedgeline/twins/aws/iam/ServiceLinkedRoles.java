package io.kedgeline.twins.aws.iam;

import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Form;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Xml;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.IamRole;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The role that is linked to Roles Anywhere, the only service here that has one (IAM Roles Anywhere
 * User Guide, "Using service-linked roles"). Creating a trust anchor does not make it here.
 */
public final class ServiceLinkedRoles {

  private static final String SERVICE = "rolesanywhere.amazonaws.com";
  private static final String NAME = "AWSServiceRoleForRolesAnywhere";
  private static final String PATH = "/aws-service-role/" + SERVICE + "/";
  private static final Pattern TASK = Pattern.compile("task" + PATH + NAME + "/[0-9a-f-]{36}");
  private static final Pattern OPEN =
      Pattern.compile("(Get|List|Tag|Untag|UpdateRoleDescription|DeleteServiceLinked).*");
  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"Service":"rolesanywhere.amazonaws.com"},"Action":"sts:AssumeRole"}]}\
      """;

  private ServiceLinkedRoles() {}

  static Map<String, IamOperation> operations() {
    return Map.of(
        "CreateServiceLinkedRole", ServiceLinkedRoles::create,
        "DeleteServiceLinkedRole", ServiceLinkedRoles::delete,
        "GetServiceLinkedRoleDeletionStatus", ServiceLinkedRoles::deletionStatus);
  }

  /** Whether an account may do this to a role that is linked to a service. */
  static boolean open(String action) {
    return OPEN.matcher(action).matches();
  }

  /** The account's role, made when it is missing. */
  public static IamRole of(AwsState state, String account) {
    return state
        .role(account, NAME)
        .orElseGet(() -> {
          IamRole role =
              new IamRole(
                  account,
                  PATH,
                  NAME,
                  state.newId("AROA"),
                  state.now(),
                  PolicyTexts.trust(TRUST, state));
          state
              .policy(AwsManagedPolicies.SERVICE_POLICY)
              .ifPresent(policy -> role.policies().attached().put(policy.arn(), policy));
          state.add(role);
          return role;
        });
  }

  private static String create(Form form, Invocation call) {
    String service = form.get("AWSServiceName");
    RequestContext.Builder context = call.judge().context().put("iam:AWSServiceName", service);
    Access.allow("CreateServiceLinkedRole", IamRole.arn(call.account(), PATH, NAME), call, context);
    if (!service.equals(SERVICE)) {
      throw new AwsError(
          400, "InvalidInput", "No service-linked role of " + service + " is in this twin");
    }
    if (call.state().role(call.account(), NAME).isPresent()) {
      throw new AwsError(
          400,
          "InvalidInput",
          "Service role name %s has been taken in this account, please try a different suffix."
              .formatted(NAME));
    }
    IamRole role = of(call.state(), call.account());
    form.find("Description").ifPresent(role::description);
    return Roles.whole(role, call);
  }

  /** It is deleted at once; the status of the task is then that it succeeded. */
  private static String delete(Form form, Invocation call) {
    IamRole role = Access.role("DeleteServiceLinkedRole", form, call);
    if (!role.serviceLinked()) {
      throw new AwsError(400, "InvalidInput", "The role is not linked to a service");
    }
    call.state().remove(role);
    String task = "task" + PATH + NAME + "/" + call.state().newUuid();
    return Xml.of(xml -> xml.put("DeletionTaskId", task));
  }

  private static String deletionStatus(Form form, Invocation call) {
    form.get("DeletionTaskId", TASK);
    Access.allow(
        "GetServiceLinkedRoleDeletionStatus",
        IamRole.arn(call.account(), PATH, NAME),
        call,
        call.judge().context());
    return Xml.of(xml -> xml.put("Status", "SUCCEEDED"));
  }
}
