package io.kedgeline.twins.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;

/** What an endpoint answers. */
record Reply(int status, String type, String body, Optional<String> location) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Reply json(Object body) {
    return json(200, body);
  }

  static Reply json(int status, Object body) {
    try {
      return new Reply(status, "application/json", JSON.writeValueAsString(body), Optional.empty());
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** RFC 6749 §5.2. */
  static Reply error(String code, String description) {
    return json(400, Map.of("error", code, "error_description", description));
  }

  static Reply page(int status, String html) {
    return new Reply(status, "text/html; charset=utf-8", html, Optional.empty());
  }

  static Reply redirect(String where) {
    return new Reply(302, "text/plain", "", Optional.of(where));
  }
}
