package io.kedgeline.activities.trail;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.workflows.port.TrailEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Tells a holder's events from everybody else's: AWS puts the source identity into every event of a
 * session, and nothing changes it once it is set (IAM User Guide, "Monitor and control actions
 * taken with assumed roles").
 *
 * @param lease whose holder it is
 * @param governed the roles that have windows of their own
 */
record HolderEvents(LeaseClaim lease, Set<RoleArn> governed) {

  /**
   * The event as a review tells it, if the holder made it. A source identity stays when one role
   * takes another, so what the holder does as a further role is listed too, with the role's name;
   * the role of another window is that window's matter.
   */
  Optional<TrailEvent> told(JsonNode event, Instant at) {
    JsonNode session = event.path("userIdentity").path("sessionContext");
    String role = session.path("sessionIssuer").path("arn").asText("");
    boolean within = role.equals(lease.role().value());
    boolean elsewhere = governed.stream().anyMatch(other -> other.value().equals(role));
    if (!session.path("sourceIdentity").asText("").equals(lease.holder().value())
        || (!within && elsewhere)) {
      return Optional.empty();
    }
    String object = EventObject.of(event);
    return Optional.of(
        new TrailEvent(
            name(event.path("eventID")),
            at,
            name(event.path("eventSource")).replaceFirst("\\.amazonaws\\.com$", ""),
            name(event.path("eventName")),
            plain(within ? object : "as " + role + ": " + object, TrailEvent.LONGEST_OBJECT),
            Optional.of(name(event.path("errorCode"))).filter(code -> !code.isEmpty())));
  }

  private static String name(JsonNode text) {
    return plain(text.asText(""), TrailEvent.LONGEST_NAME);
  }

  /** What a terminal could take for something else than text becomes a question mark. */
  private static String plain(String text, int most) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > most ? plain.substring(0, most) : plain;
  }
}
