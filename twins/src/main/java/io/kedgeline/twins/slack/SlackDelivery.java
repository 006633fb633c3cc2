package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/**
 * A request that Slack sent to the app.
 *
 * @param kind {@code block_actions}, {@code view_submission}, {@code view_closed}, {@code command}
 * @param to where it was sent
 * @param headers those that are Slack's own
 * @param body the raw body
 * @param at by the twin's clock
 * @param ack what the app did
 */
public record SlackDelivery(
    String kind, URI to, Map<String, String> headers, String body, Instant at, SlackAck ack) {

  /** Copies the map. */
  public SlackDelivery {
    headers = Map.copyOf(headers);
  }

  /** What was delivered: the payload, or a command's fields. */
  public JsonNode payload() {
    Map<String, String> form = FormText.read(body);
    if (form.containsKey("payload")) {
      return Json.parse(form.getOrDefault("payload", "")).orElseGet(Json::object);
    }
    ObjectNode fields = Json.object();
    form.forEach(fields::put);
    return fields;
  }
}
