package io.kedgeline.twins.aws.identitystore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * One page of a list: at most 100 entries, as many unless fewer are asked for. The token is the id
 * of the last one before it, so that what comes or goes meanwhile moves nothing.
 */
final class Page {

  private static final int LARGEST = 100;

  private Page() {}

  static ObjectNode of(
      IdentityStoreCall call,
      String name,
      SortedMap<String, ObjectNode> all,
      Predicate<ObjectNode> wanted,
      BiFunction<String, ObjectNode, ObjectNode> form) {
    JsonNode size = call.body().path("MaxResults");
    int most = size.isMissingNode() || size.isNull() ? LARGEST : size.asInt(0);
    if (most < 1 || most > LARGEST) {
      throw IdentityStoreCall.invalid("MaxResults must be 1 to " + LARGEST);
    }
    String before = before(call);
    List<Map.Entry<String, ObjectNode>> rest =
        all.entrySet().stream()
            .filter(entry -> wanted.test(entry.getValue()) && entry.getKey().compareTo(before) > 0)
            .limit(most + 1L)
            .toList();
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray(name);
    rest.stream().limit(most).forEach(e -> page.add(form.apply(e.getKey(), e.getValue())));
    if (rest.size() > most) {
      answer.put("NextToken", rest.get(most - 1).getKey());
    }
    return answer;
  }

  private static String before(IdentityStoreCall call) {
    JsonNode token = call.body().path("NextToken");
    return token.isMissingNode() || token.isNull()
        ? ""
        : IdentityStoreCall.objectId(token, "NextToken");
  }
}
