package io.kedgeline.twins.slack;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What lets an app open a modal: for 3 s, once (Slack docs, "Modals"; method views.open). */
final class Triggers {

  private static final Duration LIFE = Duration.ofSeconds(3);

  private record Trigger(String user, Instant sent, boolean used) {}

  private final Ids ids;
  private final InstantSource clock;
  private final Map<String, Trigger> triggers = new HashMap<>();

  Triggers(Ids ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  /** A trigger that is sent now, because of what this person did. */
  String draw(String user) {
    String id = ids.trigger();
    triggers.put(id, new Trigger(user, clock.instant(), false));
    return id;
  }

  /** Uses it up, and answers whose screen it opens. */
  String use(String id) {
    Optional<Trigger> found = Optional.ofNullable(triggers.get(id));
    if (!Ids.TRIGGER.matcher(id).matches() || found.isEmpty()) {
      throw SlackError.of("invalid_trigger_id");
    }
    Trigger trigger = found.get();
    if (trigger.used()) {
      throw SlackError.of("exchanged_trigger_id");
    }
    if (!clock.instant().isBefore(trigger.sent().plus(LIFE))) {
      throw SlackError.of("expired_trigger_id");
    }
    triggers.put(id, new Trigger(trigger.user(), trigger.sent(), true));
    return trigger.user();
  }
}
