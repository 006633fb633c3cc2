package io.kedgeline.twins.aws.rolesanywhere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A trust anchor's notification settings: one threshold for each event, by the only channel. */
final class Notifications {

  private static final Objects ANCHORS = new Objects("trust-anchor", "trustAnchor");
  private static final Set<String> EVENTS =
      new TreeSet<>(Set.of("CA_CERTIFICATE_EXPIRY", "END_ENTITY_CERTIFICATE_EXPIRY"));
  private static final String CHANNEL = "ALL";
  private static final int DEFAULT_DAYS = 45;
  private static final int MOST = 50;

  private Notifications() {}

  /** What a new trust anchor has: the defaults, and what the request sets in place of them. */
  static ArrayNode initial(Invocation call, JsonNode wanted) {
    ArrayNode settings = Json.array();
    EVENTS.forEach(event -> settings.add(standard(event)));
    return with(settings, checked(call, wanted));
  }

  static Answer put(Invocation call) {
    ObjectNode body = Json.read(call.request().body());
    AnywhereObject anchor = anchor(call, "PutNotificationSettings", body);
    return changed(call, anchor, checked(call, Fields.list(body, "notificationSettings")));
  }

  static Answer reset(Invocation call) {
    ObjectNode body = Json.read(call.request().body());
    AnywhereObject anchor = anchor(call, "ResetNotificationSettings", body);
    List<ObjectNode> standards = new ArrayList<>();
    for (JsonNode key : Fields.list(body, "notificationSettingKeys")) {
      checkKey(key);
      standards.add(standard(key.path("event").asText("")));
    }
    return changed(call, anchor, standards);
  }

  private static Answer changed(Invocation call, AnywhereObject anchor, List<ObjectNode> settings) {
    ArrayNode present = (ArrayNode) anchor.detail().path("notificationSettings");
    anchor.detail().set("notificationSettings", with(present, settings));
    Objects.touch(call, anchor);
    return ANCHORS.one(200, anchor);
  }

  /** These operations take no ARN in place of the id. */
  private static AnywhereObject anchor(Invocation call, String action, ObjectNode body) {
    return ANCHORS.allowed(call, action, Ids.plain(body.path("trustAnchorId").asText("")));
  }

  private static List<ObjectNode> checked(Invocation call, JsonNode wanted) {
    List<ObjectNode> settings = new ArrayList<>();
    for (JsonNode setting : wanted) {
      checkKey(setting);
      if (!setting.path("enabled").isBoolean()) {
        throw AwsError.validation("enabled is required");
      }
      if (setting.path("enabled").asBoolean() && !setting.hasNonNull("threshold")) {
        throw AwsError.validation("threshold is required when enabled");
      }
      Fields.between(setting.path("threshold"), "threshold", 1, 360);
      ObjectNode changed =
          Json.object()
              .put("event", setting.path("event").asText(""))
              .put("channel", CHANNEL)
              .put("configuredBy", call.account());
      Fields.take((ObjectNode) setting, changed, List.of("enabled", "threshold"));
      settings.add(changed);
    }
    if (settings.size() > MOST) {
      throw AwsError.validation("notificationSettings must hold at most " + MOST);
    }
    return settings;
  }

  private static void checkKey(JsonNode key) {
    if (!EVENTS.contains(key.path("event").asText(""))) {
      throw AwsError.validation("event must be one of " + EVENTS);
    }
    if (!key.path("channel").asText(CHANNEL).equals(CHANNEL)) {
      throw AwsError.validation("channel must be " + CHANNEL);
    }
  }

  private static ObjectNode standard(String event) {
    return Json.object()
        .put("event", event)
        .put("channel", CHANNEL)
        .put("enabled", true)
        .put("threshold", DEFAULT_DAYS)
        .put("configuredBy", "rolesanywhere.amazonaws.com");
  }

  private static ArrayNode with(ArrayNode settings, List<ObjectNode> changed) {
    ArrayNode after = Json.array();
    for (JsonNode present : settings) {
      JsonNode last = present;
      for (ObjectNode setting : changed) {
        last = setting.path("event").equals(present.path("event")) ? setting : last;
      }
      after.add(last);
    }
    return after;
  }
}
