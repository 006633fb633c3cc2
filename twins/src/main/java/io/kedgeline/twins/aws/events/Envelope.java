package io.kedgeline.twins.aws.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * CloudTrail's record of a call as EventBridge tells it (EventBridge User Guide, "Event
 * structure").
 */
final class Envelope {

  private static final String OF_SERVICE = ".amazonaws.com";

  private Envelope() {}

  static String of(RecordedEvent event) {
    byte[] id = event.id().getBytes(StandardCharsets.UTF_8);
    ObjectNode envelope =
        Json.object()
            .put("version", "0")
            .put("id", UUID.nameUUIDFromBytes(id).toString())
            .put("detail-type", "AWS API Call via CloudTrail")
            .put("source", "aws." + event.source().replace(OF_SERVICE, ""))
            .put("account", event.account())
            .put("time", event.at().toString())
            .put("region", event.region());
    envelope.putArray("resources");
    envelope.set("detail", Json.read(event.json().getBytes(StandardCharsets.UTF_8)));
    return envelope.toString();
  }
}
