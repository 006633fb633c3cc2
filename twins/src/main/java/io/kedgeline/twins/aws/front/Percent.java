package io.kedgeline.twins.aws.front;

import io.kedgeline.twins.aws.state.AwsError;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as clients send it. */
public final class Percent {

  private Percent() {}

  /** The text that is encoded; AWS refuses what encodes none. */
  public static String decode(String encoded) {
    try {
      return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      throw new AwsError(400, "MalformedQueryString", "The encoding is not valid");
    }
  }
}
