package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Messages, views, channels and members in the JSON in which Slack shows them to apps. */
final class Shown {

  private final Workspace workspace;

  Shown(Workspace workspace) {
    this.workspace = workspace;
  }

  ObjectNode message(SlackMessage message) {
    ObjectNode shown =
        Json.object()
            .put("type", "message")
            .put("user", message.author())
            .put("ts", message.ts())
            .put("text", message.text())
            .put("team", workspace.teamId());
    if (message.author().equals(workspace.bot().id())) {
      shown.put("bot_id", workspace.botId()).put("app_id", workspace.appId());
    }
    if (!message.blocks().isEmpty()) {
      shown.set("blocks", array(message.blocks()));
    }
    message.threadTs().ifPresent(thread -> shown.put("thread_ts", thread));
    message
        .editedTs()
        .ifPresent(ts -> shown.putObject("edited").put("user", message.author()).put("ts", ts));
    return shown;
  }

  ObjectNode view(SlackView view, ObjectNode values) {
    ObjectNode shown = view.body();
    shown
        .put("id", view.id())
        .put("team_id", workspace.teamId())
        .put("app_id", workspace.appId())
        .put("app_installed_team_id", workspace.teamId())
        .put("bot_id", workspace.botId())
        .put("hash", view.hash())
        .put("root_view_id", view.id())
        .putNull("previous_view_id");
    for (String text : List.of("callback_id", "external_id", "private_metadata")) {
      shown.put(text, view.body().path(text).asText());
    }
    for (String flag : List.of("clear_on_close", "notify_on_close")) {
      shown.put(flag, view.body().path(flag).asBoolean());
    }
    for (String label : List.of("submit", "close")) {
      if (!shown.has(label)) {
        shown.putNull(label);
      }
    }
    shown.putObject("state").set("values", values);
    return shown;
  }

  /** Method conversations.info, of which this is the least. */
  ObjectNode channel(Room room) {
    boolean direct = room.kind() == Room.Kind.DIRECT;
    String app = workspace.bot().id();
    ObjectNode shown =
        Json.object()
            .put("id", room.channel().id())
            .put("is_channel", !direct)
            .put("is_im", direct)
            .put("is_private", room.kind() != Room.Kind.PUBLIC)
            .put("is_archived", room.archived());
    if (direct) {
      room.other(app).ifPresent(user -> shown.put("user", user));
    } else {
      shown.put("name", room.channel().name()).put("is_member", room.has(app));
    }
    return shown;
  }

  /** Slack docs, "User object": of the deactivated there is less, of strangers there is more. */
  ObjectNode member(SlackMember member) {
    boolean deleted = member.is(SlackMember.Flag.DELETED);
    ObjectNode shown =
        Json.object()
            .put("id", member.id())
            .put("team_id", member.teamId())
            .put("name", member.name())
            .put("deleted", deleted)
            .put("is_bot", member.is(SlackMember.Flag.BOT))
            .put("is_app_user", false);
    shown.putObject("profile").put("display_name", member.name()).put("team", member.teamId());
    if (!deleted) {
      shown
          .put("real_name", member.name())
          .put("is_admin", false)
          .put("is_restricted", member.is(SlackMember.Flag.RESTRICTED))
          .put("is_ultra_restricted", member.is(SlackMember.Flag.ULTRA_RESTRICTED));
    }
    if (member.is(SlackMember.Flag.STRANGER)) {
      shown.put("is_stranger", true);
    }
    return shown;
  }

  static ArrayNode array(List<JsonNode> nodes) {
    ArrayNode array = Json.array();
    nodes.forEach(node -> array.add(node.<JsonNode>deepCopy()));
    return array;
  }
}
