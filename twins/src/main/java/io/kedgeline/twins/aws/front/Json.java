package io.kedgeline.twins.aws.front;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.state.AwsError;
import java.nio.charset.StandardCharsets;

/** JSON as the REST services read and write it. */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private Json() {}

  /** An empty object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** An empty list. */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /** The body as an object; an empty body is an empty object. */
  public static ObjectNode read(byte[] body) {
    try {
      JsonNode node =
          body.length == 0 ? object() : MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException noJson) {
      throw AwsError.validation("Could not parse request body into json");
    }
    throw AwsError.validation("Could not parse request body into json");
  }
}
