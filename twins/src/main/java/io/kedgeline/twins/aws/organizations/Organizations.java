package io.kedgeline.twins.aws.organizations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.MemberAccount;
import io.kedgeline.twins.aws.state.Organization;
import io.kedgeline.twins.aws.state.PolicyType;
import java.util.Map;

/** The organisation as a whole. It has all features. */
public final class Organizations {

  private static final String NAMES = "[\\s\\S]{1,50}";

  private Organizations() {}

  static Map<String, OrganizationsOperation> operations() {
    return Map.of(
        "CreateOrganization", Organizations::create,
        "DescribeOrganization", Organizations::describe,
        "DeleteOrganization", Organizations::delete,
        "ListRoots", Organizations::listRoots,
        "ListAWSServiceAccessForOrganization", call -> none(call, "EnabledServicePrincipals"),
        "ListDelegatedAdministrators", call -> none(call, "DelegatedAdministrators"));
  }

  /** An organisation that this account manages, with no type of policy enabled. */
  public static Organization found(AwsState state, String management) {
    String suffix = state.newPartId("", 4);
    Organization organization =
        new Organization(state.newPartId("o-", 10), "r-" + suffix, management);
    organization.add(
        new MemberAccount(
            management,
            "management",
            "root@" + management + ".example",
            organization.root(),
            false,
            state.now(),
            ""));
    state.accounts().add(organization);
    return organization;
  }

  private static ObjectNode create(OrganizationsCall call) {
    call.allow("*", call.keys());
    if (!call.find("FeatureSet", NAMES).orElse("ALL").equals("ALL")) {
      throw OrganizationsCall.invalid("INVALID_ENUM", "FeatureSet must be ALL in this twin");
    }
    String account = call.invocation().account();
    if (call.state().accounts().organizationOf(account).isPresent()) {
      throw new AwsError(
          400,
          "AlreadyInOrganizationException",
          "The AWS account is already a member of an organization.");
    }
    return whole(found(call.state(), account));
  }

  /** Any member may ask. */
  private static ObjectNode describe(OrganizationsCall call) {
    call.allow("*", call.keys());
    return whole(call.organization());
  }

  private static ObjectNode delete(OrganizationsCall call) {
    Organization organization = call.allowed();
    if (organization.accounts().size() > 1 || !organization.units().isEmpty()) {
      throw new AwsError(
          400,
          "OrganizationNotEmptyException",
          "To delete an organization you must first remove all member accounts.");
    }
    call.state().accounts().remove(organization);
    return Json.object();
  }

  private static ObjectNode listRoots(OrganizationsCall call) {
    Organization organization = call.allowed();
    return Page.of(call, "Roots", java.util.List.of(organization), Organizations::root);
  }

  /** No service of AWS is let in, and nothing is delegated, in this twin. */
  private static ObjectNode none(OrganizationsCall call, String list) {
    call.allowed();
    ObjectNode answer = Json.object();
    answer.putArray(list);
    return answer;
  }

  /** The root as the wire gives it. */
  static ObjectNode root(Organization organization) {
    ObjectNode root =
        Json.object()
            .put("Id", organization.root())
            .put("Arn", organization.arn("root", organization.root()))
            .put("Name", "Root");
    types(root.putArray("PolicyTypes"), organization.enabled());
    return root;
  }

  private static void types(ArrayNode list, Iterable<PolicyType> types) {
    types.forEach(type -> list.addObject().put("Type", type.name()).put("Status", "ENABLED"));
  }

  private static ObjectNode whole(Organization organization) {
    ObjectNode answer = Json.object();
    String management = organization.management();
    ObjectNode one =
        answer
            .putObject("Organization")
            .put("Id", organization.id())
            .put(
                "Arn",
                "arn:aws:organizations::%s:organization/%s"
                    .formatted(management, organization.id()))
            .put("FeatureSet", "ALL")
            .put("MasterAccountId", management)
            .put("MasterAccountArn", organization.arn("account", management))
            .put(
                "MasterAccountEmail",
                organization.account(management).map(MemberAccount::email).orElse(""));
    types(one.putArray("AvailablePolicyTypes"), java.util.List.of(PolicyType.values()));
    return answer;
  }
}
