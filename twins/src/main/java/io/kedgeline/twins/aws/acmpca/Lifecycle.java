package io.kedgeline.twins.aws.acmpca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.state.PrivateCa;
import java.time.Instant;

/** The states of an authority (AWS Private CA User Guide, "CA status"). */
final class Lifecycle {

  static final String CREATING = "CREATING";
  static final String PENDING = "PENDING_CERTIFICATE";
  static final String ACTIVE = "ACTIVE";
  static final String DISABLED = "DISABLED";
  static final String EXPIRED = "EXPIRED";
  static final String DELETED = "DELETED";

  private static final String STATUS = "Status";

  private Lifecycle() {}

  /** The state at an instant. */
  static String at(PrivateCa ca, Instant now) {
    String stored = ca.detail().path(STATUS).asText("");
    if (stored.equals(DELETED)) {
      return DELETED;
    }
    if (now.isBefore(ca.readyAt())) {
      return CREATING;
    }
    return !stored.equals(PENDING) && now.isAfter(notAfter(ca)) ? EXPIRED : stored;
  }

  /** Until when its certificate is valid. */
  static Instant notAfter(PrivateCa ca) {
    return instant(ca, "NotAfter");
  }

  private static Instant instant(PrivateCa ca, String member) {
    return Instant.ofEpochSecond(ca.detail().path(member).asLong());
  }

  /** Whether the time is over in which it could be restored. */
  static boolean goneForGood(PrivateCa ca, Instant now) {
    return at(ca, now).equals(DELETED) && now.isAfter(instant(ca, "RestorableUntil"));
  }

  static void change(PrivateCa ca, String status, Instant now) {
    ca.detail().put(STATUS, status).put("LastStateChangeAt", now.getEpochSecond());
  }

  /** The authority as an answer tells it. */
  static ObjectNode told(PrivateCa ca, Instant now) {
    return ca.detail().deepCopy().put(STATUS, at(ca, now));
  }
}
