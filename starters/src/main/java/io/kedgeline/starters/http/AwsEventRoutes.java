package io.kedgeline.starters.http;

import io.kedgeline.ledger.event.AwsEvent;
import io.kedgeline.starters.events.AwsEventDoor;
import io.kedgeline.starters.events.EventKeys;
import java.util.List;

/**
 * {@code /v1/aws-events}: where EventBridge delivers what AWS says of itself. EventBridge delivers
 * again, for a day, what is answered by 401, 407, 409, 429 or 5xx or not within 5 seconds, and
 * drops what is answered by another refusal (EventBridge User Guide, "API destinations").
 */
final class AwsEventRoutes {

  private final AwsEventDoor door;

  AwsEventRoutes(AwsEventDoor door) {
    this.door = door;
  }

  List<Route> routes() {
    return List.of(Route.openPost("/v1/aws-events", this::take).upTo(Limits.AWS_EVENT_OCTETS));
  }

  private Answer take(Call call) {
    if (!door.knows(call.soleHeader(EventKeys.HEADER))) {
      throw Problem.of(
          401,
          "Not EventBridge",
          "NOT_EVENTBRIDGE",
          "the request must carry one of the keys of %s in %s, once"
              .formatted(EventKeys.SETTING, EventKeys.HEADER));
    }
    AwsEvent event = call.document(door::read);
    return switch (door.take(event)) {
      case IN -> Answer.accepted();
      case DATED_AHEAD ->
          throw Problem.of(
              409,
              "Dated ahead",
              "DATED_AHEAD",
              "the event is later than this server's time: compare the clocks");
      case BUSY ->
          throw Problem.of(
              429, "Not now", "BUSY", "too many events are being taken in: come again");
      case LEDGER_UNREACHABLE ->
          throw Problem.of(
              503, "No ledger", "LEDGER_UNREACHABLE", "the event was not taken in: come again");
    };
  }
}
