package io.kedgeline.starters.http;

import java.util.HashMap;
import java.util.Map;

/**
 * What a route answers.
 *
 * @param status the HTTP status
 * @param body a document of {@code starters.api}, or text
 * @param type the body's media type
 * @param headers further headers, by name
 */
record Answer(int status, Object body, String type, Map<String, String> headers) {

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer ok(Object document) {
    return new Answer(200, document, "application/json", Map.of());
  }

  static Answer accepted(Object document, String location) {
    return new Answer(202, document, "application/json", Map.of("Location", location));
  }

  /** Something was made that is told this once. */
  static Answer created(Object document) {
    return new Answer(201, document, "application/json", Map.of());
  }

  /** It is taken in, and there is nothing to be said of it. */
  static Answer accepted() {
    return new Answer(202, "", "text/plain", Map.of());
  }

  static Answer text(String type, String text) {
    return new Answer(200, text, type, Map.of());
  }

  /** A page for a browser. */
  static Answer page(int status, String html) {
    return new Answer(status, html, "text/html; charset=utf-8", Map.of());
  }

  /** Sends the browser on by a GET (RFC 9110 §15.4.4). */
  static Answer seeOther(String location) {
    return new Answer(303, "", "text/plain", Map.of("Location", location));
  }

  /** The same with this header. */
  Answer with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return new Answer(status, body, type, more);
  }
}
