package io.kedgeline.twins.slack;

import java.time.Instant;
import java.util.Map;

/**
 * A call of the Web API as it came in, whatever came of it.
 *
 * @param method such as {@code chat.postMessage}
 * @param args what was sent, without the token; nested JSON as text
 * @param at by the twin's clock
 */
public record SlackCall(String method, Map<String, String> args, Instant at) {

  /** Copies the map. */
  public SlackCall {
    args = Map.copyOf(args);
  }
}
