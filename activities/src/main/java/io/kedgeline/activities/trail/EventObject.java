package io.kedgeline.activities.trail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an event is about, in whatever service: the ARN in the answer, else what in request and
 * answer is called a name, an id or an ARN, else what a refusal says.
 */
final class EventObject {

  private static final Pattern ARN_MEMBER = Pattern.compile("arn|.*Arn");
  private static final Pattern NAMING_MEMBER = Pattern.compile("arn|name|id|.*(Arn|Name|Id)");
  private static final Pattern REFUSED_ON = Pattern.compile("on resource: (\\S+)");
  private static final int DEEPEST = 3;
  private static final int MOST_NAMES = 4;
  private static final int LONGEST_VALUE = 80;

  private EventObject() {}

  static String of(JsonNode event) {
    JsonNode answered = event.path("responseElements");
    return arn(answered, DEEPEST)
        .or(() -> names(event.path("requestParameters"), answered))
        .or(() -> refusedOn(event.path("errorMessage").asText("")))
        .orElse("");
  }

  private static Optional<String> arn(JsonNode told, int depth) {
    for (Map.Entry<String, JsonNode> member : told.properties()) {
      String value = member.getValue().asText("");
      if (ARN_MEMBER.matcher(member.getKey()).matches() && value.startsWith("arn:")) {
        return Optional.of(value);
      }
      Optional<String> below = depth > 0 ? arn(member.getValue(), depth - 1) : Optional.empty();
      if (below.isPresent()) {
        return below;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> names(JsonNode asked, JsonNode answered) {
    Set<String> names = new LinkedHashSet<>();
    collect(asked, DEEPEST, names);
    collect(answered, DEEPEST, names);
    return Optional.of(String.join(" ", names)).filter(text -> !text.isEmpty());
  }

  private static void collect(JsonNode told, int depth, Set<String> names) {
    if (told.isArray() && !told.isEmpty()) {
      collect(told.path(0), depth, names);
    }
    for (Map.Entry<String, JsonNode> member : told.properties()) {
      JsonNode value = member.getValue();
      if (names.size() < MOST_NAMES
          && value.isTextual()
          && NAMING_MEMBER.matcher(member.getKey()).matches()) {
        names.add(member.getKey() + "=" + cut(value.asText("")));
      } else if (depth > 0 && value.isContainerNode()) {
        collect(value, depth - 1, names);
      }
    }
  }

  private static String cut(String value) {
    return value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "..." : value;
  }

  private static Optional<String> refusedOn(String message) {
    return Optional.of(REFUSED_ON.matcher(message)).filter(Matcher::find).map(on -> on.group(1));
  }
}
