package io.kedgeline.twins.aws.rolesanywhere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.MalformedPolicyException;
import io.kedgeline.twins.aws.authz.PolicyDocument;
import io.kedgeline.twins.aws.authz.PolicyKind;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.List;
import java.util.Map;

/**
 * Profiles. Whoever creates, updates or enables one must be allowed to pass each of its roles; that
 * UpdateProfile asks for it without new roles too is not documented, and asked here.
 */
final class Profiles {

  private static final Objects PROFILES = new Objects("profile", "profile");
  private static final List<String> SETTABLE =
      List.of(
          "name",
          "sessionPolicy",
          "roleArns",
          "managedPolicyArns",
          "durationSeconds",
          "acceptRoleSessionName");
  private static final int QUOTA = 250;
  private static final int MOST_ROLES = 250;

  private Profiles() {}

  static Answer create(Invocation call) {
    ObjectNode body = Json.read(call.request().body());
    Map<String, String> tags = Fields.tags(body.path("tags"));
    Objects.allowedWithoutObject(call, "CreateProfile", Tagging.context(call, tags));
    Fields.name(body, true);
    if (!body.has("roleArns")) {
      throw AwsError.validation("roleArns is required");
    }
    check(call, body);
    mayPass(call, roles(body));
    if (call.state().anywhere("profile", call.account(), call.region()).size() >= QUOTA) {
      throw AwsError.validation("Number of profiles exceeded: " + QUOTA);
    }
    ObjectNode detail = Json.object();
    detail.put("durationSeconds", 3600).put("acceptRoleSessionName", false);
    detail.putArray("managedPolicyArns");
    Fields.take(body, detail, SETTABLE);
    detail.put("enabled", body.path("enabled").asBoolean(false));
    detail.put("requireInstanceProperties", false);
    detail.put("createdBy", call.principal().caller().arn());
    detail.set("attributeMappings", AttributeMappings.defaults());
    AnywhereObject object = PROFILES.create(call, detail);
    object.tags().putAll(tags);
    return PROFILES.one(201, object);
  }

  static Answer list(Invocation call) {
    return PROFILES.list(call, "ListProfiles", "profiles");
  }

  static Answer get(Invocation call, String id) {
    return PROFILES.one(200, PROFILES.allowed(call, "GetProfile", id));
  }

  static Answer update(Invocation call, String id) {
    AnywhereObject object = PROFILES.allowed(call, "UpdateProfile", id);
    ObjectNode body = Json.read(call.request().body());
    Fields.name(body, false);
    check(call, body);
    if (body.path("sessionPolicy").asText("-").isEmpty()) {
      throw AwsError.validation("sessionPolicy must be 1 to 100000 characters");
    }
    ObjectNode after = object.detail().deepCopy();
    Fields.take(body, after, SETTABLE);
    mayPass(call, roles(after));
    Fields.take(body, object.detail(), SETTABLE);
    Objects.touch(call, object);
    return PROFILES.one(200, object);
  }

  static Answer delete(Invocation call, String id) {
    return PROFILES.delete(call, "DeleteProfile", id);
  }

  static Answer enable(Invocation call, String id) {
    AnywhereObject object = PROFILES.allowed(call, "EnableProfile", id);
    mayPass(call, roles(object.detail()));
    object.detail().put("enabled", true);
    Objects.touch(call, object);
    return PROFILES.one(200, object);
  }

  static Answer disable(Invocation call, String id) {
    return PROFILES.enabled(call, "DisableProfile", id, false);
  }

  private static List<String> roles(ObjectNode detail) {
    return Fields.texts(detail.path("roleArns"), "roleArns", MOST_ROLES);
  }

  private static void check(Invocation call, ObjectNode body) {
    for (String role : roles(body)) {
      if (!role.matches("arn:aws:iam::" + call.account() + ":role/.+")) {
        throw AwsError.validation("roleArns must be roles of the profile's own account");
      }
    }
    Fields.between(body.path("durationSeconds"), "durationSeconds", 900, 43_200);
    Fields.texts(body.path("managedPolicyArns"), "managedPolicyArns", 50);
    String policy = body.path("sessionPolicy").asText("");
    if (policy.length() > 100_000) {
      throw AwsError.validation("sessionPolicy must be at most 100000 characters");
    }
    if (!policy.isEmpty()) {
      try {
        PolicyDocument.parse(PolicyKind.SESSION, policy);
      } catch (MalformedPolicyException malformed) {
        throw AwsError.validation("sessionPolicy: " + malformed.getMessage());
      }
    }
  }

  private static void mayPass(Invocation call, List<String> roles) {
    for (String role : roles) {
      call.judge()
          .require(
              "iam:PassRole",
              role,
              call.account(),
              call.judge()
                  .context()
                  .put("iam:PassedToService", "rolesanywhere.amazonaws.com")
                  .build(),
              "AccessDeniedException");
    }
  }
}
