package io.kedgeline.twins.aws.rolesanywhere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.List;
import java.util.Map;

/** Trust anchors. */
final class TrustAnchors {

  private static final Objects ANCHORS = new Objects("trust-anchor", "trustAnchor");
  private static final int QUOTA = 50;

  private TrustAnchors() {}

  static Answer create(Invocation call) {
    ObjectNode body = Json.read(call.request().body());
    Map<String, String> tags = Fields.tags(body.path("tags"));
    Objects.allowedWithoutObject(call, "CreateTrustAnchor", Tagging.context(call, tags));
    Fields.name(body, true);
    AnchorSource.check(call, body.path("source"));
    if (call.state().anywhere("trust-anchor", call.account(), call.region()).size() >= QUOTA) {
      throw AwsError.validation("Number of trust anchors exceeded: " + QUOTA);
    }
    ObjectNode detail = Json.object();
    Fields.take(body, detail, List.of("name", "source"));
    detail.put("enabled", body.path("enabled").asBoolean(false));
    detail.set(
        "notificationSettings", Notifications.initial(call, body.path("notificationSettings")));
    AnywhereObject object = ANCHORS.create(call, detail);
    object.tags().putAll(tags);
    AnchorSource.see(call, object);
    return ANCHORS.one(201, object);
  }

  static Answer list(Invocation call) {
    return ANCHORS.list(call, "ListTrustAnchors", "trustAnchors");
  }

  static Answer get(Invocation call, String id) {
    return ANCHORS.one(200, ANCHORS.allowed(call, "GetTrustAnchor", id));
  }

  static Answer update(Invocation call, String id) {
    AnywhereObject object = ANCHORS.allowed(call, "UpdateTrustAnchor", id);
    ObjectNode body = Json.read(call.request().body());
    Fields.name(body, false);
    if (body.hasNonNull("source")) {
      AnchorSource.checkChange(call, object.detail().path("source"), body.path("source"));
    }
    Fields.take(body, object.detail(), List.of("name", "source"));
    AnchorSource.see(call, object);
    Objects.touch(call, object);
    return ANCHORS.one(200, object);
  }

  static Answer delete(Invocation call, String id) {
    return ANCHORS.delete(call, "DeleteTrustAnchor", id);
  }

  static Answer enable(Invocation call, String id) {
    return ANCHORS.enabled(call, "EnableTrustAnchor", id, true);
  }

  static Answer disable(Invocation call, String id) {
    return ANCHORS.enabled(call, "DisableTrustAnchor", id, false);
  }
}
