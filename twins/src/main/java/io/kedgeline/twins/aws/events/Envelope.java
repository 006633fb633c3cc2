package io.kedgeline.twins.aws.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kedgeline.twins.aws.front.Json;
import io.kedgeline.twins.aws.state.AuthorityNotice;
import io.kedgeline.twins.aws.state.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * CloudTrail's record of a call, or what AWS Private CA says by itself, as EventBridge tells it
 * (EventBridge User Guide, "Event structure"; AWS Private CA User Guide, "Monitor AWS Private CA
 * with CloudWatch Events").
 */
final class Envelope {

  private static final String OF_SERVICE = ".amazonaws.com";
  private static final String PRIVATE_CA = "aws.acm-pca";

  private Envelope() {}

  static String of(RecordedEvent event) {
    ObjectNode envelope =
        envelope(
            event.id(),
            "AWS API Call via CloudTrail",
            "aws." + event.source().replace(OF_SERVICE, ""),
            event.account(),
            event.at(),
            event.region());
    envelope.putArray("resources");
    envelope.set("detail", Json.read(event.json().getBytes(StandardCharsets.UTF_8)));
    return envelope.toString();
  }

  static String of(AuthorityNotice notice, long number) {
    ObjectNode envelope =
        envelope(
            "notice %d %s".formatted(number, notice),
            "ACM Private CA " + notice.what(),
            PRIVATE_CA,
            notice.account(),
            notice.at(),
            notice.region());
    ArrayNode resources = envelope.putArray("resources");
    notice.resources().forEach(resources::add);
    ObjectNode detail = envelope.putObject("detail");
    detail.put("result", notice.failure().isEmpty() ? "success" : "failure");
    notice.failure().ifPresent(reason -> detail.put("reason", reason));
    return envelope.toString();
  }

  private static ObjectNode envelope(
      String id, String type, String source, String account, Instant at, String region) {
    byte[] octets = id.getBytes(StandardCharsets.UTF_8);
    return Json.object()
        .put("version", "0")
        .put("id", UUID.nameUUIDFromBytes(octets).toString())
        .put("detail-type", type)
        .put("source", source)
        .put("account", account)
        .put("time", at.toString())
        .put("region", region);
  }
}
