package io.kedgeline.twins.aws.organizations;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.Organization;
import io.kedgeline.twins.aws.state.PolicyType;
import java.util.Map;

/** Which types of policies bind the organisation. */
final class PolicyTypes {

  private PolicyTypes() {}

  static Map<String, OrganizationsOperation> operations() {
    return Map.of(
        "EnablePolicyType", PolicyTypes::enable, "DisablePolicyType", PolicyTypes::disable);
  }

  private static Organization allowed(OrganizationsCall call) {
    Organization organization = call.managed();
    String root = call.text("RootId", "r-[0-9a-z]{4,32}");
    call.allowOn(organization, organization.arn("root", root), root);
    if (!root.equals(organization.root())) {
      throw OrganizationsCall.missing("Root", root);
    }
    return organization;
  }

  private static ObjectNode enable(OrganizationsCall call) {
    Organization organization = allowed(call);
    PolicyType type = call.policyType("PolicyType");
    if (organization.enabled().contains(type)) {
      throw new AwsError(
          400,
          "PolicyTypeAlreadyEnabledException",
          "The specified policy type is already enabled in the specified root.");
    }
    organization.enable(type);
    return root(organization);
  }

  private static ObjectNode disable(OrganizationsCall call) {
    Organization organization = allowed(call);
    PolicyType type = call.policyType("PolicyType");
    if (!organization.enabled().contains(type)) {
      throw new AwsError(
          400,
          "PolicyTypeNotEnabledException",
          "The specified policy type isn't currently enabled in this root.");
    }
    organization.disable(type);
    return root(organization);
  }

  private static ObjectNode root(Organization organization) {
    ObjectNode answer = Json.object();
    answer.set("Root", Organizations.root(organization));
    return answer;
  }
}
