package io.kedgeline.twins.aws.front;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status the HTTP status
 * @param headers further headers
 * @param body the body's octets
 */
@SuppressWarnings("ArrayRecordComponent") // octets on their way, never compared
public record Answer(int status, Map<String, String> headers, byte[] body) {

  /** A JSON answer. */
  public static Answer json(int status, String body) {
    return new Answer(
        status, Map.of("content-type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
  }

  static Answer xml(int status, String body) {
    return new Answer(
        status, Map.of("content-type", "text/xml"), body.getBytes(StandardCharsets.UTF_8));
  }
}
