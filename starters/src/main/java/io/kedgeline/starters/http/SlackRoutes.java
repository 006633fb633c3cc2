package io.kedgeline.starters.http;

import io.kedgeline.starters.slack.door.SlackDesk;
import io.kedgeline.starters.slack.door.SlackDesk.Taken;
import java.util.List;
import java.util.Map;

/** {@code /slack}: where Slack delivers what people do there. */
final class SlackRoutes {

  private final SlackDesk desk;

  SlackRoutes(SlackDesk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(
        Route.openPost("/slack/interactions", this::take),
        Route.openPost("/slack/commands", this::take));
  }

  /** An empty answer leaves a card as it is, closes a modal, and says nothing to a command. */
  private Answer take(Call call) {
    return switch (desk.take(
        call.header("X-Slack-Request-Timestamp"),
        call.header("X-Slack-Signature"),
        call.octets())) {
      case Taken.In kept -> Answer.text("text/plain", "");
      case Taken.Faulty(Map<String, String> faults) ->
          Answer.ok(Map.of("response_action", "errors", "errors", faults));
      case Taken.Unsigned stranger ->
          throw Problem.of(
              401,
              "Not Slack",
              "NOT_SIGNED_BY_SLACK",
              "the request is not signed with Slack's signing secret, or not about now");
      case Taken.Unreadable other ->
          throw Problem.of(
              400, "Not readable", "NOT_READABLE", "this is not what Slack sends for a card");
    };
  }
}
