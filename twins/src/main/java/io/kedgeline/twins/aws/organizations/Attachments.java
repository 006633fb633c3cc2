package io.kedgeline.twins.aws.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.MemberAccount;
import io.kedgeline.twins.aws.state.Organization;
import io.kedgeline.twins.aws.state.OrganizationPolicy;
import io.kedgeline.twins.aws.state.OrganizationalUnit;
import io.kedgeline.twins.aws.state.PolicyType;
import java.util.List;
import java.util.Map;

/** What is attached to what. */
final class Attachments {

  private static final String TARGET =
      "r-[0-9a-z]{4,32}|[0-9]{12}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";

  private Attachments() {}

  static Map<String, OrganizationsOperation> operations() {
    return Map.of(
        "AttachPolicy", Attachments::attach,
        "DetachPolicy", Attachments::detach,
        "ListPoliciesForTarget", Attachments::policies,
        "ListTargetsForPolicy", Attachments::targets);
  }

  /** Permission is asked on the target and on the policy. */
  private static String target(OrganizationsCall call, Organization organization) {
    String id = call.text("TargetId", TARGET);
    call.allowOn(organization, Places.arn(organization, id), id);
    if (!id.equals(organization.root())
        && organization.unit(id).isEmpty()
        && organization.account(id).isEmpty()) {
      throw OrganizationsCall.missing("Target", id);
    }
    return id;
  }

  private static ObjectNode attach(OrganizationsCall call) {
    Organization organization = call.managed();
    OrganizationPolicy policy = Policies.allowed(call, organization);
    String target = target(call, organization);
    PolicyType type = policy.type();
    requireEnabled(organization, type);
    if (policy.targets().contains(target)) {
      throw new AwsError(
          400,
          "DuplicatePolicyAttachmentException",
          "The selected policy is already attached to the specified target.");
    }
    if (organization.attached(type, target).size() >= type.perTarget()) {
      throw OrganizationsCall.constraint(
          "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
          "You have attached the maximum number of policies of this type to the target: "
              + type.perTarget());
    }
    policy.targets().add(target);
    return Json.object();
  }

  /**
   * One service control policy must stay, and AWS's own resource control policy always does; the
   * code of the latter refusal is not documented.
   */
  private static ObjectNode detach(OrganizationsCall call) {
    Organization organization = call.managed();
    OrganizationPolicy policy = Policies.allowed(call, organization);
    String target = target(call, organization);
    requireEnabled(organization, policy.type());
    if (!policy.targets().contains(target)) {
      throw new AwsError(
          400,
          "PolicyNotAttachedException",
          "The policy isn't attached to the specified target in the specified root.");
    }
    boolean fixed = policy.awsManaged() && policy.type() == PolicyType.RESOURCE_CONTROL_POLICY;
    if (fixed || organization.attached(policy.type(), target).size() == 1) {
      throw OrganizationsCall.constraint(
          "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED",
          "You cannot remove the last policy of this type from the target.");
    }
    policy.targets().remove(target);
    return Json.object();
  }

  private static void requireEnabled(Organization organization, PolicyType type) {
    if (!organization.enabled().contains(type)) {
      throw new AwsError(
          400,
          "PolicyTypeNotEnabledException",
          "The specified policy type isn't currently enabled in this root.");
    }
  }

  private static ObjectNode policies(OrganizationsCall call) {
    Organization organization = call.managed();
    String target = target(call, organization);
    return Page.of(
        call,
        "Policies",
        organization.attached(call.policyType("Filter"), target),
        policy -> Policies.brief(organization, policy));
  }

  private static ObjectNode targets(OrganizationsCall call) {
    Organization organization = call.managed();
    OrganizationPolicy policy = Policies.allowed(call, organization);
    return Page.of(
        call,
        "Targets",
        List.copyOf(policy.targets()),
        target ->
            Json.object()
                .put("TargetId", target)
                .put("Arn", Places.arn(organization, target))
                .put("Name", name(organization, target))
                .put("Type", Places.type(target)));
  }

  private static String name(Organization organization, String target) {
    return organization
        .unit(target)
        .map(OrganizationalUnit::name)
        .or(() -> organization.account(target).map(MemberAccount::name))
        .orElse("Root");
  }
}
