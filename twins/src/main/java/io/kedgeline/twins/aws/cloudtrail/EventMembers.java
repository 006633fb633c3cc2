package io.kedgeline.twins.aws.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.kedgeline.twins.aws.front.Json;
import java.util.Locale;
import java.util.Set;

/** How the members of requests and answers are called in events, and what is hidden of them. */
final class EventMembers {

  private static final Set<String> SECRETS = Set.of("secretAccessKey", "sessionToken");
  private static final Set<String> MASKED = Set.of("email", "accountName");
  private static final TextNode HIDDEN = TextNode.valueOf("HIDDEN_DUE_TO_SECURITY_REASONS");
  private static final TextNode MASK = TextNode.valueOf("****");

  private EventMembers() {}

  /** The members in the form of an event of this service. */
  static ObjectNode of(String service, ObjectNode members) {
    ObjectNode told = Json.object();
    members
        .properties()
        .forEach(member -> {
          String name = lowered(member.getKey());
          if (!SECRETS.contains(name)) {
            told.set(name, value(service, name, member.getValue()));
          }
        });
    return told;
  }

  private static JsonNode value(String service, String name, JsonNode value) {
    if (service.equals("organizations") && MASKED.contains(name)) {
      return MASK;
    }
    return switch (value) {
      case ObjectNode object -> of(service, object);
      case ArrayNode list when service.equals("rolesanywhere") && name.equals("tags") ->
          hiddenTags(list.size());
      case ArrayNode list -> {
        ArrayNode told = Json.array();
        list.forEach(element -> told.add(value(service, "", element)));
        yield told;
      }
      default -> value;
    };
  }

  private static ArrayNode hiddenTags(int count) {
    ArrayNode tags = Json.array();
    for (int i = 0; i < count; i++) {
      tags.addObject().<ObjectNode>set("key", HIDDEN).set("value", HIDDEN);
    }
    return tags;
  }

  private static String lowered(String name) {
    return name.isEmpty()
        ? name
        : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
