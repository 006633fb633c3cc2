package io.kedgeline.workflows.port;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One call that changed something, or was refused. Every text is of printable ASCII characters and
 * short, whatever AWS told: it is shown on terminals and kept in the record.
 *
 * @param eventId CloudTrail's own id of the event, by which others find it there
 * @param at when, by AWS's clock
 * @param service such as {@code iam}
 * @param name the operation, such as {@code CreateUser}
 * @param object what it was about, empty when the event does not tell; a role that was taken from
 *     inside the window and acted is named before it
 * @param error AWS's code when the call was refused or failed
 */
public record TrailEvent(
    String eventId,
    Instant at,
    String service,
    String name,
    String object,
    Optional<String> error) {

  /** The most characters of any text but the object. */
  public static final int LONGEST_NAME = 128;

  /** The most characters of an object. */
  public static final int LONGEST_OBJECT = 400;

  private static final Pattern PLAIN = Pattern.compile("[ -~]*");

  public TrailEvent {
    require("eventId", eventId, LONGEST_NAME);
    require("service", service, LONGEST_NAME);
    require("name", name, LONGEST_NAME);
    require("object", object, LONGEST_OBJECT);
    error.ifPresent(code -> require("error", code, LONGEST_NAME));
  }

  private static void require(String field, String text, int most) {
    if (text.length() > most || !PLAIN.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "%s: must be at most %d printable ASCII characters".formatted(field, most));
    }
  }
}
