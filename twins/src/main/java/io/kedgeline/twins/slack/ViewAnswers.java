package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an app answers to the submission of a modal (Slack docs, "Modals": "Response actions"). */
final class ViewAnswers {

  private final Modals modals;

  ViewAnswers(Modals modals) {
    this.modals = modals;
  }

  /** Does what the answer says, or answers false where Slack would not understand it. */
  boolean apply(SlackView view, SlackAck ack) {
    if (!ack.acked()) {
      return false;
    }
    if (ack.body().isBlank()) {
      modals.close(view.id());
      return true;
    }
    JsonNode answer = Json.parse(ack.body()).orElseGet(Json::object);
    if (!ack.contentType().startsWith("application/json")) {
      return false;
    }
    return switch (answer.path("response_action").asText()) {
      case "clear" -> {
        modals.clear(view.user());
        yield true;
      }
      case "errors" -> errors(view, answer.path("errors"));
      case "update" -> update(view, answer.path("view"));
      default -> false;
    };
  }

  private boolean errors(SlackView view, JsonNode told) {
    Map<String, String> errors = new LinkedHashMap<>();
    told.properties().forEach(error -> errors.put(error.getKey(), error.getValue().asText()));
    long known =
        view.blocks().stream()
            .filter(block -> block.path("type").asText().equals("input"))
            .filter(block -> errors.containsKey(block.path("block_id").asText()))
            .count();
    if (errors.isEmpty() || known != errors.size()) {
      return false;
    }
    modals.find(view.id()).ifPresent(now -> modals.replace(now.with(errors)));
    return true;
  }

  private boolean update(SlackView view, JsonNode wanted) {
    if (!(wanted instanceof ObjectNode body)) {
      return false;
    }
    try {
      Modals.require(body);
      modals.update(view, body);
      return true;
    } catch (SlackError invalid) {
      return false;
    }
  }
}
