package io.kedgeline.twins.aws.rolesanywhere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.Set;

/** A trust anchor's notification settings: one threshold for each event. */
final class Notifications {

  private static final Objects ANCHORS = new Objects("trust-anchor", "trustAnchor");
  private static final Set<String> EVENTS =
      Set.of("CA_CERTIFICATE_EXPIRY", "END_ENTITY_CERTIFICATE_EXPIRY");
  private static final int DEFAULT_DAYS = 45;

  private Notifications() {}

  static ArrayNode defaults() {
    ArrayNode settings = Json.array();
    EVENTS.stream().sorted().forEach(event -> settings.add(standard(event)));
    return settings;
  }

  static Answer put(Invocation call) {
    ObjectNode body = Json.read(call.request().body());
    AnywhereObject anchor = anchor(call, "PutNotificationSettings", body);
    for (JsonNode setting : body.path("notificationSettings")) {
      String event = setting.path("event").asText("");
      if (!EVENTS.contains(event)) {
        throw AwsError.validation("event must be one of " + EVENTS);
      }
      Fields.between(setting.path("threshold"), "threshold", 1, 360);
      ObjectNode changed = setting.deepCopy();
      changed.put("channel", "ALL").put("configuredBy", call.account());
      replace(anchor, event, changed);
    }
    return ANCHORS.one(200, anchor);
  }

  static Answer reset(Invocation call) {
    ObjectNode body = Json.read(call.request().body());
    AnywhereObject anchor = anchor(call, "ResetNotificationSettings", body);
    for (JsonNode key : body.path("notificationSettingKeys")) {
      String event = key.path("event").asText("");
      replace(anchor, event, standard(event));
    }
    return ANCHORS.one(200, anchor);
  }

  private static AnywhereObject anchor(Invocation call, String action, ObjectNode body) {
    return ANCHORS.allowed(call, action, body.path("trustAnchorId").asText(""));
  }

  private static ObjectNode standard(String event) {
    return Json.object()
        .put("event", event)
        .put("channel", "ALL")
        .put("enabled", true)
        .put("threshold", DEFAULT_DAYS)
        .put("configuredBy", "rolesanywhere.amazonaws.com");
  }

  private static void replace(AnywhereObject anchor, String event, ObjectNode setting) {
    ArrayNode after = Json.array();
    for (JsonNode present : anchor.detail().path("notificationSettings")) {
      after.add(present.path("event").asText("").equals(event) ? setting : present);
    }
    anchor.detail().set("notificationSettings", after);
  }
}
