package io.kedgeline.starters.http;

import java.util.Optional;

/**
 * What a route answers.
 *
 * @param status the HTTP status
 * @param body a document of {@code starters.api}, or text
 * @param type the body's media type
 * @param location where what was made is found
 */
record Answer(int status, Object body, String type, Optional<String> location) {

  static Answer ok(Object document) {
    return new Answer(200, document, "application/json", Optional.empty());
  }

  static Answer accepted(Object document, String location) {
    return new Answer(202, document, "application/json", Optional.of(location));
  }

  static Answer text(String type, String text) {
    return new Answer(200, text, type, Optional.empty());
  }
}
