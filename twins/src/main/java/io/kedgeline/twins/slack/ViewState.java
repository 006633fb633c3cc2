package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.slack.blockkit.BlockKit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands in the inputs of a modal: {@code state.values} (Slack docs, "View submissions"). */
final class ViewState {

  private ViewState() {}

  /** The values, of which a client lets none pass that the modal does not allow. */
  static ObjectNode filled(SlackView view, Map<String, String> values) {
    Set<String> unknown = new HashSet<>(values.keySet());
    for (JsonNode block : view.blocks()) {
      for (JsonNode element : BlockKit.elements(block)) {
        unknown.remove(element.path("action_id").asText());
        if (block.path("type").asText().equals("input")) {
          require(block, element, values);
        }
      }
    }
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("the modal has no inputs of these names: " + unknown);
    }
    return typed(view, values);
  }

  /** The values as far as they were typed. */
  static ObjectNode typed(SlackView view, Map<String, String> values) {
    ObjectNode state = Json.object();
    for (JsonNode block : view.blocks()) {
      for (JsonNode element : BlockKit.elements(block)) {
        String action = element.path("action_id").asText();
        Optional<ObjectNode> value = value(element, given(element, values));
        value.ifPresent(
            node -> state.withObjectProperty(block.path("block_id").asText()).set(action, node));
      }
    }
    return state;
  }

  private static void require(JsonNode block, JsonNode element, Map<String, String> values) {
    String action = element.path("action_id").asText();
    String given = given(element, values);
    if (given.isEmpty()) {
      if (!block.path("optional").asBoolean()) {
        throw new IllegalStateException("must be filled in: " + action);
      }
      return;
    }
    if (given.length() > element.path("max_length").asInt(3000)
        || given.length() < element.path("min_length").asInt(0)) {
      throw new IllegalStateException("is too long or too short: " + action);
    }
  }

  private static String given(JsonNode element, Map<String, String> values) {
    return Optional.ofNullable(values.get(element.path("action_id").asText()))
        .orElseGet(() -> initial(element));
  }

  private static String initial(JsonNode element) {
    return switch (element.path("type").asText()) {
      case "plain_text_input" -> element.path("initial_value").asText();
      case "datepicker" -> element.path("initial_date").asText();
      case "users_select" -> element.path("initial_user").asText();
      case "static_select", "radio_buttons" ->
          element.path("initial_option").path("value").asText();
      case "multi_static_select", "checkboxes" ->
          String.join(",", element.path("initial_options").findValuesAsText("value"));
      default -> "";
    };
  }

  private static Optional<ObjectNode> value(JsonNode element, String given) {
    String type = element.path("type").asText();
    ObjectNode value = Json.object().put("type", type);
    switch (type) {
      case "plain_text_input" -> text(value, "value", given);
      case "datepicker" -> text(value, "selected_date", given);
      case "users_select" -> text(value, "selected_user", given);
      case "static_select", "radio_buttons" ->
          value.set("selected_option", given.isEmpty() ? null : option(element, given));
      case "multi_static_select", "checkboxes" -> {
        ArrayNode options = value.putArray("selected_options");
        List.of(given.split(",", -1)).stream()
            .filter(one -> !one.isEmpty())
            .forEach(one -> options.add(option(element, one)));
      }
      default -> {
        return Optional.empty();
      }
    }
    return Optional.of(value);
  }

  private static void text(ObjectNode value, String name, String given) {
    if (given.isEmpty()) {
      value.putNull(name);
    } else {
      value.put(name, given);
    }
  }

  private static JsonNode option(JsonNode element, String wanted) {
    return element
        .path("options")
        .valueStream()
        .filter(option -> option.path("value").asText().equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("is no option: " + wanted));
  }
}
