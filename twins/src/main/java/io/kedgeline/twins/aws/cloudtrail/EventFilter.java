package io.kedgeline.twins.aws.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.aws.state.AwsError;
import io.kedgeline.twins.aws.state.RecordedEvent;
import java.util.Map;
import java.util.function.BiPredicate;

/** The one attribute that events may be looked up by. */
record EventFilter(BiPredicate<RecordedEvent, String> attribute, String value) {

  private static final Map<String, BiPredicate<RecordedEvent, String>> ATTRIBUTES =
      Map.of(
          "AccessKeyId", (event, value) -> event.accessKeyId().filter(value::equals).isPresent(),
          "EventId", (event, value) -> event.id().equals(value),
          "EventName", (event, value) -> event.name().equals(value),
          "EventSource", (event, value) -> event.source().equals(value),
          "ReadOnly", (event, value) -> Boolean.toString(event.readOnly()).equals(value),
          "ResourceName",
              (event, value) -> event.resources().stream().anyMatch(r -> r.name().equals(value)),
          "ResourceType",
              (event, value) -> event.resources().stream().anyMatch(r -> r.type().equals(value)),
          "Username", (event, value) -> event.userName().equals(value));
  private static final int LONGEST = 2_000;

  static EventFilter of(JsonNode attributes) {
    if (attributes.isMissingNode() || attributes.isEmpty()) {
      return new EventFilter((event, value) -> true, "");
    }
    String key = attributes.path(0).path("AttributeKey").asText("");
    String value = attributes.path(0).path("AttributeValue").asText("");
    BiPredicate<RecordedEvent, String> attribute = ATTRIBUTES.get(key);
    if (attributes.size() > 1
        || attribute == null
        || value.isEmpty()
        || value.length() > LONGEST
        || (key.equals("ReadOnly") && !value.matches("true|false"))) {
      throw new AwsError(
          400, "InvalidLookupAttributesException", "The lookup attributes are not valid.");
    }
    return new EventFilter(attribute, value);
  }

  boolean lets(RecordedEvent event) {
    return attribute.test(event, value);
  }
}
