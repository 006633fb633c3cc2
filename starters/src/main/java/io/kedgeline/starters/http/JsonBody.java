package io.kedgeline.starters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.kedgeline.domain.document.Fault;
import io.kedgeline.workflows.wire.WireMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A body of JSON as a plain tree. JSON that travels is UTF-8 and nothing else (RFC 8259 §8.1). */
final class JsonBody {

  private static final Pattern TYPE =
      Pattern.compile(
          "application/json[ \t]*(;[ \t]*charset=(utf-8|\"utf-8\")[ \t]*)?",
          Pattern.CASE_INSENSITIVE);
  private static final String ONE_OBJECT = "must be one JSON object, no key twice";

  private JsonBody() {}

  /**
   * The tree of one JSON object.
   *
   * @param type the {@code Content-Type} header, if there was one
   * @throws Problem when the header or the octets say that this is something else
   */
  static Map<String, Object> tree(Optional<String> type, byte[] octets) {
    if (type.filter(given -> TYPE.matcher(given).matches()).isEmpty()) {
      throw Problem.of(
          415,
          "Unsupported media type",
          "NOT_JSON",
          "the body must be sent as application/json, in UTF-8");
    }
    try {
      return Optional.ofNullable(
              WireMapper.strict()
                  .readValue(text(octets), new TypeReference<Map<String, Object>>() {}))
          .orElseThrow(() -> broken(ONE_OBJECT));
    } catch (JsonProcessingException noObject) {
      throw broken(ONE_OBJECT);
    }
  }

  private static String text(byte[] octets) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException noUtf8) {
      throw broken("must be UTF-8");
    }
  }

  private static Problem broken(String rule) {
    return Problem.badBody(List.of(new Fault("body", rule)));
  }
}
