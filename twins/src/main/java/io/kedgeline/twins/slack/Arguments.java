package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The arguments of a call; nested JSON stands in a form as text (Slack docs, "Web API"). */
final class Arguments {

  private final ObjectNode fields;

  private Arguments(ObjectNode fields) {
    this.fields = fields;
  }

  static Arguments none() {
    return new Arguments(Json.object());
  }

  static Arguments form(String body) {
    ObjectNode fields = Json.object();
    try {
      FormText.read(body).forEach(fields::put);
    } catch (IllegalArgumentException brokenEscape) {
      throw SlackError.of("invalid_form_data");
    }
    return new Arguments(fields);
  }

  static Arguments json(String body) {
    JsonNode node = Json.parse(body).orElseThrow(() -> SlackError.of("invalid_json"));
    if (node instanceof ObjectNode object) {
      return new Arguments(object);
    }
    throw SlackError.of("json_not_object");
  }

  /** A text that is not empty. */
  Optional<String> text(String name) {
    return Optional.of(fields.path(name).asText("")).filter(text -> !text.isEmpty());
  }

  String require(String name) {
    return text(name).orElseThrow(() -> SlackError.missing(name));
  }

  /** Nested JSON, refused with this error where it is none. */
  Optional<JsonNode> nested(String name, String error) {
    JsonNode value = fields.path(name);
    if (value.isMissingNode() || value.isNull() || value.asText("-").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        value.isTextual()
            ? Json.parse(value.textValue()).orElseThrow(() -> SlackError.of(error))
            : value);
  }

  /** Everything but the token, as text. */
  Map<String, String> recorded() {
    Map<String, String> all = new LinkedHashMap<>();
    fields.properties().stream()
        .filter(field -> !field.getKey().equals("token"))
        .forEach(field ->
            all.put(
                field.getKey(),
                field.getValue().isValueNode()
                    ? field.getValue().asText()
                    : field.getValue().toString()));
    return all;
  }
}
