package io.kedgeline.twins.aws.front;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came in.
 *
 * @param id by which its answer and its event name it
 * @param method such as {@code POST}
 * @param rawPath the path as it was sent
 * @param rawQuery the query as it was sent, perhaps empty
 * @param headers by lower-case name
 * @param body the body's octets
 */
@SuppressWarnings("ArrayRecordComponent") // octets on their way, never compared
public record Request(
    String id,
    String method,
    String rawPath,
    String rawQuery,
    Map<String, List<String>> headers,
    byte[] body) {

  /** The header's value; values of a repeated header are joined by commas. */
  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName)).map(all -> String.join(",", all));
  }

  /** The Authorization header's parts. */
  public Optional<Authorization> authorization() {
    return header("authorization").flatMap(Authorization::parse);
  }
}
