package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AwsError;
import java.util.List;

/** One page of a list; the token is the number of entries before it. */
final class Page {

  private static final int LARGEST = 1000;

  private Page() {}

  static ObjectNode of(PrivateCaCall call, String name, List<? extends JsonNode> all) {
    JsonNode size = call.body().path("MaxResults");
    int most = size.isMissingNode() || size.isNull() ? LARGEST : size.asInt(0);
    if (most < 1 || most > LARGEST) {
      throw AwsError.validation("MaxResults must be 1 to " + LARGEST);
    }
    int from = call.find("NextToken").map(Page::number).orElse(0);
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray(name);
    all.stream().skip(from).limit(most).forEach(page::add);
    if (most < all.size() - from) {
      answer.put("NextToken", Integer.toString(from + most));
    }
    return answer;
  }

  private static int number(String token) {
    if (!token.matches("[0-9]{1,9}")) {
      throw new AwsError(400, "InvalidNextTokenException", "The token is not valid");
    }
    return Integer.parseInt(token);
  }
}
