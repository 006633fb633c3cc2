package io.kedgeline.starters.http;

import io.kedgeline.starters.slack.door.SlackDesk;
import java.util.List;

/** {@code /slack}: where Slack delivers what people do there. */
final class SlackRoutes {

  private final SlackDesk desk;

  SlackRoutes(SlackDesk desk) {
    this.desk = desk;
  }

  List<Route> routes() {
    return List.of(Route.openPost("/slack/interactions", this::interaction));
  }

  /** An empty answer leaves a card as it is, and closes a modal. */
  private Answer interaction(Call call) {
    return switch (desk.take(
        call.header("X-Slack-Request-Timestamp"),
        call.header("X-Slack-Signature"),
        call.octets())) {
      case IN -> Answer.text("text/plain", "");
      case UNSIGNED ->
          throw Problem.of(
              401,
              "Not Slack",
              "NOT_SIGNED_BY_SLACK",
              "the request is not signed with Slack's signing secret, or not about now");
      case UNREADABLE ->
          throw Problem.of(
              400, "Not readable", "NOT_READABLE", "this is not what Slack sends for a card");
    };
  }
}
