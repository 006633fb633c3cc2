package io.kedgeline.twins.aws.organizations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.Organization;
import io.kedgeline.twins.aws.state.TagKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Tags of roots, units, accounts and policies. */
final class PartTags {

  private static final int MOST = 50;

  private PartTags() {}

  static Map<String, OrganizationsOperation> operations() {
    return Map.of(
        "TagResource", PartTags::tag,
        "UntagResource", PartTags::untag,
        "ListTagsForResource", PartTags::list);
  }

  static Map<String, String> limited(Map<String, String> tags) {
    if (tags.size() > MOST) {
      throw OrganizationsCall.constraint("MAX_TAG_LIMIT_EXCEEDED", "More than " + MOST + " tags.");
    }
    tags.forEach((key, value) -> {
      if (!key.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{1,128}")
          || !value.matches("[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]{0,256}")) {
        throw OrganizationsCall.invalid("INVALID_PATTERN", "The tag is not valid.");
      }
      if (key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw OrganizationsCall.invalid(
            "INVALID_SYSTEM_TAGS_PARAMETER", "Tags of AWS cannot be set.");
      }
    });
    return tags;
  }

  private static String allowed(
      OrganizationsCall call, Organization organization, RequestContext.Builder keys) {
    String id = call.text("ResourceId", "[\\s\\S]{1,130}");
    boolean known =
        id.equals(organization.root())
            || organization.unit(id).isPresent()
            || organization.account(id).isPresent()
            || organization.policy(id).filter(policy -> !policy.awsManaged()).isPresent();
    if (!known) {
      throw OrganizationsCall.missing("Target", id);
    }
    String arn =
        organization
            .policy(id)
            .map(policy -> organization.arn("policy", policy.type().word() + "/" + id))
            .orElseGet(() -> Places.arn(organization, id));
    call.allow(arn, TagKeys.ofResource(keys, organization.tags(id)));
    return id;
  }

  private static ObjectNode tag(OrganizationsCall call) {
    Organization organization = call.managed();
    String id = allowed(call, organization, call.keys());
    Map<String, String> after = new TreeMap<>(organization.tags(id));
    after.putAll(call.tags());
    organization.tags(id).putAll(limited(after));
    return Json.object();
  }

  private static ObjectNode untag(OrganizationsCall call) {
    Organization organization = call.managed();
    List<String> keys = new ArrayList<>();
    for (JsonNode key : call.body().path("TagKeys")) {
      keys.add(key.asText(""));
    }
    String id = allowed(call, organization, call.keys().putAll("aws:TagKeys", keys));
    keys.forEach(organization.tags(id)::remove);
    return Json.object();
  }

  private static ObjectNode list(OrganizationsCall call) {
    Organization organization = call.managed();
    String id = allowed(call, organization, call.keys());
    ObjectNode answer = Json.object();
    var tags = answer.putArray("Tags");
    organization
        .tags(id)
        .forEach((key, value) -> tags.addObject().put("Key", key).put("Value", value));
    return answer;
  }
}
