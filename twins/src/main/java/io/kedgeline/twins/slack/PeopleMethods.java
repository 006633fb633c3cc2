package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Methods users.info, conversations.open, conversations.info and auth.test (Slack docs). */
final class PeopleMethods {

  private final Workspace workspace;
  private final Shown shown;

  PeopleMethods(Workspace workspace, Shown shown) {
    this.workspace = workspace;
    this.shown = shown;
  }

  /** Whether the app can write to them. */
  static boolean reachable(SlackMember member) {
    return !member.is(SlackMember.Flag.DELETED)
        && !member.is(SlackMember.Flag.BOT)
        && !member.is(SlackMember.Flag.HIDDEN);
  }

  ObjectNode usersInfo(Arguments arguments) {
    return Json.object().set("user", shown.member(visible(arguments.require("user"))));
  }

  /** With one person: a conversation of more needs a scope that the twin does not know. */
  ObjectNode conversationsOpen(Arguments arguments) {
    Optional<String> channel = arguments.text("channel");
    Room room =
        channel.isPresent()
            ? workspace
                .room(channel.get())
                .filter(found -> found.kind() == Room.Kind.DIRECT)
                .orElseThrow(() -> SlackError.of("channel_not_found"))
            : open(arguments.require("users"));
    ObjectNode answer = Json.object();
    answer.putObject("channel").put("id", room.channel().id());
    return answer;
  }

  private Room open(String users) {
    if (users.contains(",")) {
      throw SlackError.missingScope("mpim:write", String.join(",", workspace.scopes()));
    }
    SlackMember member = visible(users);
    if (member.is(SlackMember.Flag.DELETED)) {
      throw SlackError.of("user_disabled");
    }
    if (member.is(SlackMember.Flag.BOT)) {
      throw SlackError.of("cannot_dm_bot");
    }
    return workspace.openDirect(member.id());
  }

  ObjectNode conversationsInfo(Arguments arguments) {
    Room room =
        workspace
            .room(arguments.require("channel"))
            .filter(found -> found.kind() == Room.Kind.PUBLIC || found.has(workspace.bot().id()))
            .orElseThrow(() -> SlackError.of("channel_not_found"));
    String scope =
        switch (room.kind()) {
          case PUBLIC -> "channels:read";
          case PRIVATE -> "groups:read";
          case DIRECT -> "im:read";
        };
    if (!workspace.scopes().contains(scope)) {
      throw SlackError.missingScope(scope, String.join(",", workspace.scopes()));
    }
    return Json.object().set("channel", shown.channel(room));
  }

  ObjectNode authTest(Arguments arguments) {
    return Json.object()
        .put("url", "https://" + workspace.teamDomain() + ".slack.com/")
        .put("team", workspace.teamDomain())
        .put("user", workspace.bot().name())
        .put("team_id", workspace.teamId())
        .put("user_id", workspace.bot().id())
        .put("bot_id", workspace.botId())
        .put("is_enterprise_install", false);
  }

  private SlackMember visible(String id) {
    SlackMember member = workspace.member(id).orElseThrow(() -> SlackError.of("user_not_found"));
    if (member.is(SlackMember.Flag.HIDDEN)) {
      throw SlackError.of("user_not_visible");
    }
    return member;
  }
}
