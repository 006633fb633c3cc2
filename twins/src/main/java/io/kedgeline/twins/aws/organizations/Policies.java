package io.kedgeline.twins.aws.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Organization;
import io.kedgeline.twins.aws.state.OrganizationPolicy;
import io.kedgeline.twins.aws.state.PolicyType;
import io.kedgeline.twins.aws.state.TagKeys;
import java.util.Map;

/** Service control policies and resource control policies. */
final class Policies {

  static final String ID = "p-[0-9a-zA-Z_]{8,128}";
  private static final String NAME = "[\\s\\S]{1,128}";
  private static final String DESCRIPTION = "[\\s\\S]{0,512}";

  private Policies() {}

  static Map<String, OrganizationsOperation> operations() {
    return Map.of(
        "CreatePolicy", Policies::create,
        "UpdatePolicy", Policies::update,
        "DescribePolicy", Policies::describe,
        "DeletePolicy", Policies::delete,
        "ListPolicies", Policies::list);
  }

  /** The policy that the call names, if the caller may do this to it. */
  static OrganizationPolicy allowed(OrganizationsCall call, Organization organization) {
    String id = call.text("PolicyId", ID);
    OrganizationPolicy policy =
        organization.policy(id).orElseThrow(() -> OrganizationsCall.missing("Policy", id));
    RequestContext.Builder keys = TagKeys.ofResource(call.keys(), organization.tags(id));
    call.allow(
        arn(organization, policy), keys.put("organizations:PolicyType", policy.type().name()));
    return policy;
  }

  private static OrganizationPolicy own(OrganizationsCall call, Organization organization) {
    OrganizationPolicy policy = allowed(call, organization);
    if (policy.awsManaged()) {
      throw OrganizationsCall.invalid(
          "IMMUTABLE_POLICY", "You specified a policy that is managed by AWS.");
    }
    return policy;
  }

  private static ObjectNode create(OrganizationsCall call) {
    Organization organization = call.allowed();
    PolicyType type = call.policyType("Type");
    String name = call.text("Name", NAME);
    requireFree(organization, name);
    OrganizationPolicy policy =
        OrganizationPolicy.of(
            call.state().newPartId("p-", 8),
            type,
            name,
            call.text("Description", DESCRIPTION),
            document(type, call.text("Content", "[\\s\\S]+")));
    organization.add(policy);
    organization.tags(policy.id()).putAll(call.tags());
    return whole(organization, policy);
  }

  private static ObjectNode update(OrganizationsCall call) {
    Organization organization = call.managed();
    OrganizationPolicy before = own(call, organization);
    String name = call.find("Name", NAME).orElse(before.name());
    if (!name.equals(before.name())) {
      requireFree(organization, name);
    }
    OrganizationPolicy after =
        before.saying(
            name,
            call.find("Description", DESCRIPTION).orElse(before.description()),
            call.find("Content")
                .map(text -> document(before.type(), text))
                .orElse(before.document()));
    organization.add(after);
    return whole(organization, after);
  }

  private static ObjectNode describe(OrganizationsCall call) {
    Organization organization = call.managed();
    return whole(organization, allowed(call, organization));
  }

  private static ObjectNode delete(OrganizationsCall call) {
    Organization organization = call.managed();
    OrganizationPolicy policy = own(call, organization);
    if (!policy.targets().isEmpty()) {
      throw new AwsError(
          400,
          "PolicyInUseException",
          "The policy is attached to one or more entities. You must detach it first.");
    }
    organization.remove(policy);
    return Json.object();
  }

  private static ObjectNode list(OrganizationsCall call) {
    Organization organization = call.allowed();
    PolicyType type = call.policyType("Filter");
    return Page.of(
        call,
        "Policies",
        organization.policies().stream().filter(policy -> policy.type() == type).toList(),
        policy -> brief(organization, policy));
  }

  private static void requireFree(Organization organization, String name) {
    if (organization.policies().stream().anyMatch(policy -> policy.name().equals(name))) {
      throw new AwsError(
          400, "DuplicatePolicyException", "A policy with the same name already exists.");
    }
  }

  private static PolicyDocument document(PolicyType type, String text) {
    if (text.length() > type.characters()) {
      throw OrganizationsCall.constraint(
          "POLICY_CONTENT_LIMIT_EXCEEDED",
          "The policy content is longer than %d characters.".formatted(type.characters()));
    }
    try {
      return type.parse(text);
    } catch (MalformedPolicyException malformed) {
      throw new AwsError(
          400,
          "MalformedPolicyDocumentException",
          "The provided policy document does not meet the requirements of the specified policy"
              + " type: "
              + malformed.getMessage());
    }
  }

  private static String arn(Organization organization, OrganizationPolicy policy) {
    return policy.awsManaged()
        ? "arn:aws:organizations::aws:policy/%s/%s".formatted(policy.type().word(), policy.id())
        : organization.arn("policy", policy.type().word() + "/" + policy.id());
  }

  /** A policy as lists give it. */
  static ObjectNode brief(Organization organization, OrganizationPolicy policy) {
    return Json.object()
        .put("Id", policy.id())
        .put("Arn", arn(organization, policy))
        .put("Name", policy.name())
        .put("Description", policy.description())
        .put("Type", policy.type().name())
        .put("AwsManaged", policy.awsManaged());
  }

  private static ObjectNode whole(Organization organization, OrganizationPolicy policy) {
    ObjectNode answer = Json.object();
    ObjectNode one = answer.putObject("Policy");
    one.set("PolicySummary", brief(organization, policy));
    one.put("Content", policy.document().text());
    return answer;
  }
}
