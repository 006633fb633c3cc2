package io.kedgeline.twins.slack;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What an app did with a delivery.
 *
 * @param status the HTTP status, if it answered in time
 * @param contentType of the answer, empty without one
 * @param body of the answer, empty without one
 * @param took how long it was waited for, in real time
 */
public record SlackAck(OptionalInt status, String contentType, String body, Duration took) {

  /** Whether it answered in time, whatever it answered. */
  public boolean inTime() {
    return status.isPresent();
  }

  /** Whether Slack takes it for an acknowledgement: 200, in time. */
  public boolean acked() {
    return status.isPresent() && status.getAsInt() == 200;
  }

  /** In the words in which Slack tells a person. */
  String failure() {
    return status.isEmpty() ? "operation_timeout" : "http_" + status.getAsInt();
  }
}
