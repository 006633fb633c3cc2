package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is answered over HTTP. */
record Answer(int status, String type, String body, Map<String, String> headers) {

  static Answer json(int status, JsonNode body) {
    return new Answer(status, "application/json; charset=utf-8", body.toString(), Map.of());
  }

  /** The same, with what the token that was given may do. */
  Answer grantedTo(Set<String> scopes) {
    return new Answer(
        status, type, body, Map.of("X-OAuth-Scopes", String.join(",", new TreeSet<>(scopes))));
  }

  static Answer text(int status, String body) {
    return new Answer(status, "text/plain; charset=utf-8", body, Map.of());
  }

  static Answer page(int status) {
    return new Answer(
        status, "text/html; charset=utf-8", "<!DOCTYPE html><title>Proxy</title>", Map.of());
  }

  /** Method pages: {@code Retry-After} tells whole seconds. */
  static Answer rateLimited(Duration wait) {
    long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
    return new Answer(
        429,
        "application/json; charset=utf-8",
        SlackError.of("ratelimited").body().toString(),
        Map.of("Retry-After", Long.toString(seconds)));
  }
}
