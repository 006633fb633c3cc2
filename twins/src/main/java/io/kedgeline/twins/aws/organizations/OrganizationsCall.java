package io.kedgeline.twins.aws.organizations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.AwsState;
import io.kedgeline.twins.aws.state.Organization;
import io.kedgeline.twins.aws.state.PolicyType;
import io.kedgeline.twins.aws.state.TagKeys;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One call of Organizations.
 *
 * @param operation its name
 * @param invocation who calls
 * @param body its members
 */
record OrganizationsCall(String operation, Invocation invocation, ObjectNode body) {

  AwsState state() {
    return invocation.state();
  }

  /** The organisation that the caller's account belongs to. */
  Organization organization() {
    return state()
        .accounts()
        .organizationOf(invocation.account())
        .orElseThrow(() ->
            new AwsError(
                400,
                "AWSOrganizationsNotInUseException",
                "Your account is not a member of an organization."));
  }

  /** The same, which only its management account may ask. Delegation is not in this twin. */
  Organization managed() {
    Organization organization = organization();
    if (!organization.management().equals(invocation.account())) {
      throw new AwsError(
          400, "AccessDeniedException", "You don't have permissions to access this resource.");
    }
    return organization;
  }

  /** The same, for an operation that names no part. */
  Organization allowed() {
    Organization organization = managed();
    allow("*", keys());
    return organization;
  }

  /** Permission for this operation on a part of the organisation, or on {@code *}. */
  void allow(String arn, RequestContext.Builder context) {
    invocation
        .judge()
        .require(
            "organizations:" + operation,
            arn,
            invocation.account(),
            context.build(),
            "AccessDeniedException");
  }

  /** Permission on the part of this ARN, whose tags are keys. */
  void allowOn(Organization organization, String arn, String part) {
    allow(arn, TagKeys.ofResource(keys(), organization.tags(part)));
  }

  RequestContext.Builder keys() {
    RequestContext.Builder context = TagKeys.requested(invocation.judge().context(), tags());
    find(body.has("Filter") ? "Filter" : body.has("PolicyType") ? "PolicyType" : "Type")
        .ifPresent(type -> context.put("organizations:PolicyType", type));
    return context;
  }

  Optional<String> find(String name) {
    return Optional.of(body.path(name)).filter(JsonNode::isTextual).map(node -> node.asText(""));
  }

  /** The member of this name, which must have this shape. */
  String text(String name, String shape) {
    return find(name, shape)
        .orElseThrow(() -> invalid("INPUT_REQUIRED", name + " must be specified"));
  }

  Optional<String> find(String name, String shape) {
    Optional<String> text = find(name);
    text.filter(value -> !value.matches(shape))
        .ifPresent(value -> {
          throw invalid("INVALID_PATTERN", name + " does not match the required pattern");
        });
    return text;
  }

  /** The policy type that this member names. */
  PolicyType policyType(String name) {
    String word = text(name, "[A-Z_]+");
    for (PolicyType type : PolicyType.values()) {
      if (type.name().equals(word)) {
        return type;
      }
    }
    throw invalid("INVALID_ENUM_POLICY_TYPE", "You specified an invalid policy type.");
  }

  /** The tags that the request sets: at most 50. */
  Map<String, String> tags() {
    Map<String, String> tags = new TreeMap<>();
    for (JsonNode tag : body.path("Tags")) {
      tags.put(tag.path("Key").asText(""), tag.path("Value").asText(""));
    }
    return PartTags.limited(tags);
  }

  static AwsError invalid(String reason, String message) {
    return new AwsError(400, "InvalidInputException", message).because(reason);
  }

  static AwsError constraint(String reason, String message) {
    return new AwsError(400, "ConstraintViolationException", message).because(reason);
  }

  static AwsError missing(String kind, String id) {
    return new AwsError(
        400, kind + "NotFoundException", "You specified what does not exist: " + id);
  }
}
