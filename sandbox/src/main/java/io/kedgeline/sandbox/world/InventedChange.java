package io.kedgeline.sandbox.world;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** A change record under which the invented company works. */
public final class InventedChange {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final Duration EARLIER = Duration.ofHours(1);
  private static final Duration LATER = Duration.ofDays(90);

  private InventedChange() {}

  /**
   * The record's fields: it is being implemented, for this item, asked for by this person, and
   * planned from an hour ago on for longer than any story takes.
   */
  public static Map<String, String> fields(
      ChangeId change, String item, PersonId requester, Instant now) {
    return Map.of(
        "number", change.value(),
        "state", "-1",
        "start_date", date(now.minus(EARLIER)),
        "end_date", date(now.plus(LATER)),
        "cmdb_ci", item,
        "requested_by", InventedPeople.subject(requester));
  }

  /** An instant as the change system writes it. */
  public static String date(Instant instant) {
    return DATE.format(instant.atOffset(ZoneOffset.UTC));
  }
}
