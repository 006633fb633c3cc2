package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * A modal as somebody has it on the screen at one moment.
 *
 * @param id such as {@code V0TWIN000001}
 * @param hash which changes with each update
 * @param user who has it open
 * @param body the view as Slack holds it
 * @param errors what the app found wrong when it was submitted, by block
 */
public record SlackView(
    String id, String hash, String user, ObjectNode body, Map<String, String> errors) {

  /** Copies what could change. */
  public SlackView {
    body = body.deepCopy();
    errors = Map.copyOf(errors);
  }

  /** A copy of the view. */
  @Override
  public ObjectNode body() {
    return body.deepCopy();
  }

  /** Its title. */
  public String title() {
    return body.path("title").path("text").asText();
  }

  /** What the app calls it. */
  public String callbackId() {
    return body.path("callback_id").asText();
  }

  /** What the app keeps in it, which a person does not see. */
  public String privateMetadata() {
    return body.path("private_metadata").asText();
  }

  /** Its blocks, with the identifiers that Slack gave them. */
  public List<JsonNode> blocks() {
    return body.path("blocks").valueStream().map(JsonNode::<JsonNode>deepCopy).toList();
  }

  boolean notifiesOnClose() {
    return body.path("notify_on_close").asBoolean();
  }

  String externalId() {
    return body.path("external_id").asText();
  }

  SlackView with(Map<String, String> found) {
    return new SlackView(id, hash, user, body, found);
  }
}
