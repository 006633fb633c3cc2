package io.kedgeline.twins.aws.rolesanywhere;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.authz.RequestContext;
import io.kedgeline.twins.aws.front.Answer;
import io.kedgeline.twins.aws.front.Invocation;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.front.Query;
import io.kedgeline.twins.aws.state.AnywhereObject;
import io.kedgeline.twins.aws.state.TagKeys;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags of objects, and the condition keys that come with them. */
final class Tagging {

  private Tagging() {}

  /** The condition keys of a request that sets these tags. */
  static RequestContext.Builder context(Invocation call, Map<String, String> tags) {
    return TagKeys.requested(call.judge().context(), tags);
  }

  static Answer tag(Invocation call) {
    ObjectNode body = Json.read(call.request().body());
    Map<String, String> tags = Fields.tags(body.path("tags"));
    AnywhereObject object =
        Objects.allowed(
            call, "TagResource", body.path("resourceArn").asText(""), context(call, tags));
    Map<String, String> after = new TreeMap<>(object.tags());
    after.putAll(tags);
    ArrayNode all = Json.array();
    after.forEach((key, value) -> all.addObject().put("key", key).put("value", value));
    Fields.tags(all);
    object.tags().putAll(tags);
    return Answer.json(201, "{}");
  }

  static Answer untag(Invocation call) {
    ObjectNode body = Json.read(call.request().body());
    List<String> keys = Fields.texts(body.path("tagKeys"), "tagKeys", 200);
    AnywhereObject object =
        Objects.allowed(
            call,
            "UntagResource",
            body.path("resourceArn").asText(""),
            call.judge().context().putAll("aws:TagKeys", keys));
    keys.forEach(object.tags()::remove);
    return Answer.json(200, "{}");
  }

  static Answer list(Invocation call) {
    AnywhereObject object =
        Objects.allowed(
            call,
            "ListTagsForResource",
            Query.of(call.request()).find("resourceArn").orElse(""),
            call.judge().context());
    ObjectNode answer = Json.object();
    ArrayNode tags = answer.putArray("tags");
    object.tags().forEach((key, value) -> tags.addObject().put("key", key).put("value", value));
    return Answer.json(200, answer.toString());
  }
}
