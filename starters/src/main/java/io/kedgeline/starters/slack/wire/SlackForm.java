package io.kedgeline.starters.slack.wire;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A body of {@code application/x-www-form-urlencoded}, each field once. */
final class SlackForm {

  private SlackForm() {}

  /**
   * The fields.
   *
   * @throws Unreadable when it is no such body, or a field stands twice
   */
  static Map<String, String> read(byte[] body) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : new String(body, StandardCharsets.US_ASCII).split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw new Unreadable("the body is no form");
      }
      String name = decoded(pair.substring(0, equals));
      if (fields.putIfAbsent(name, decoded(pair.substring(equals + 1))) != null) {
        throw new Unreadable("a field of the body stands twice");
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException undecodable) {
      throw new Unreadable("the body is no form");
    }
  }
}
