package io.kedgeline.twins.aws.organizations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import java.util.Collection;
import java.util.function.Function;

/** One page of a list: at most 20 entries. The token is the number of entries before it. */
final class Page {

  private static final int LARGEST = 20;

  private Page() {}

  static <T> ObjectNode of(
      OrganizationsCall call, String name, Collection<T> all, Function<T, ObjectNode> form) {
    int size = call.body().path("MaxResults").asInt(LARGEST);
    if (size < 1 || size > LARGEST) {
      throw OrganizationsCall.invalid(
          size < 1 ? "MIN_VALUE_EXCEEDED" : "MAX_LIMIT_EXCEEDED_FILTER",
          "MaxResults must be 1 to " + LARGEST);
    }
    int from =
        call.find("NextToken", "[0-9]{1,9}").map(Integer::parseInt).filter(n -> n > 0).orElse(0);
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray(name);
    all.stream().skip(from).limit(size).forEach(entry -> page.add(form.apply(entry)));
    if (size < all.size() - from) {
      answer.put("NextToken", Integer.toString(from + size));
    }
    return answer;
  }
}
