package io.kedgeline.twins.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.HashMap;
import java.util.Map;

/** What the table API answers. */
record TableAnswer(int status, String type, String body, Map<String, String> headers) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static TableAnswer result(int status, Object result) {
    return json(status, Map.of("result", result), Map.of());
  }

  /** ServiceNow's form of an error; a detail may be null there. */
  static TableAnswer error(int status, String message, String detail) {
    return error(status, message, detail, Map.of());
  }

  static TableAnswer error(int status, String message, String detail, Map<String, String> headers) {
    Map<String, Object> body = new HashMap<>();
    body.put("error", Map.of("message", message, "detail", detail));
    body.put("status", "failure");
    return json(status, body, headers);
  }

  static TableAnswer text(int status, String type, String body, Map<String, String> headers) {
    return new TableAnswer(status, type, body, headers);
  }

  private static TableAnswer json(int status, Object body, Map<String, String> headers) {
    try {
      return new TableAnswer(
          status, "application/json;charset=UTF-8", JSON.writeValueAsString(body), headers);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
