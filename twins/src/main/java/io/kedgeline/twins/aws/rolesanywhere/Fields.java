package io.kedgeline.twins.aws.rolesanywhere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The limits of request members (the service's model, as the SDK of 2026 has it). */
final class Fields {

  private static final int TAGS = 200;

  private Fields() {}

  static void name(ObjectNode body, boolean required) {
    if (required && !body.hasNonNull("name")) {
      throw AwsError.validation("name is required");
    }
    if (body.hasNonNull("name") && !body.path("name").asText("").matches("[ a-zA-Z0-9-_]{1,255}")) {
      throw AwsError.validation("name must be 1 to 255 characters of [ a-zA-Z0-9-_]");
    }
  }

  static void between(JsonNode number, String name, int least, int most) {
    if (!number.isMissingNode()
        && (!number.canConvertToInt() || number.asInt() < least || number.asInt() > most)) {
      throw AwsError.validation(name + " must be between " + least + " and " + most);
    }
  }

  /** The list of this name, which must be there. */
  static JsonNode list(ObjectNode body, String name) {
    if (!body.path(name).isArray()) {
      throw AwsError.validation(name + " is required");
    }
    return body.path(name);
  }

  static List<String> texts(JsonNode list, String name, int most) {
    List<String> texts = new ArrayList<>();
    list.forEach(element -> texts.add(element.asText("")));
    if (list.isValueNode() && !list.isNull()) {
      throw AwsError.validation(name + " must be a list");
    }
    if (texts.size() > most) {
      throw AwsError.validation(name + " must hold at most " + most);
    }
    return texts;
  }

  static Map<String, String> tags(JsonNode list) {
    Map<String, String> tags = new TreeMap<>();
    for (JsonNode tag : list) {
      String key = tag.path("key").asText("");
      String value = tag.path("value").asText("");
      if (!key.matches("[ a-zA-Z0-9_.:/=+@-]{1,128}")
          || !value.matches("[ a-zA-Z0-9_.:/=+@-]{0,256}")
          || key.toLowerCase(Locale.ROOT).startsWith("aws:")) {
        throw AwsError.validation("tag " + key + " is not valid");
      }
      tags.put(key, value);
    }
    if (tags.size() > TAGS) {
      throw new AwsError(400, "TooManyTagsException", "more than " + TAGS + " tags");
    }
    return tags;
  }

  /** Takes the members of these names over into an object, when they were sent. */
  static void take(ObjectNode body, ObjectNode detail, List<String> names) {
    for (String name : names) {
      if (body.hasNonNull(name)) {
        detail.set(name, body.path(name));
      }
    }
  }
}
