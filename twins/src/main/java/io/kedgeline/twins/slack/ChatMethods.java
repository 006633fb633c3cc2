package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Methods chat.postMessage, chat.update and chat.postEphemeral (Slack docs, pages of that name).
 */
final class ChatMethods {

  private final Workspace workspace;
  private final Shown shown;

  ChatMethods(Workspace workspace, Shown shown) {
    this.workspace = workspace;
    this.shown = shown;
  }

  ObjectNode postMessage(Arguments arguments) {
    Room room = writable(arguments.require("channel"));
    Content content = Content.truncated(arguments, workspace.ids());
    SlackMessage posted =
        room.post(workspace.freshTs(), app(), thread(room, arguments), Optional.empty(), content);
    ObjectNode answer = Json.object().put("channel", posted.channel()).put("ts", posted.ts());
    answer.set("message", shown.message(posted));
    return answer;
  }

  ObjectNode update(Arguments arguments) {
    String channel = arguments.require("channel");
    Room room =
        workspace
            .room(channel)
            .filter(found -> found.has(app()))
            .orElseThrow(() -> SlackError.of("channel_not_found"));
    if (room.archived()) {
      throw SlackError.of("is_inactive");
    }
    SlackMessage old =
        room.find(arguments.require("ts"))
            .filter(found -> !found.deleted() && !found.ephemeral())
            .orElseThrow(() -> SlackError.of("message_not_found"));
    if (!old.author().equals(app())) {
      throw SlackError.of("cant_update_message");
    }
    Content content = Content.limited(arguments, workspace.ids());
    SlackMessage changed = old.changed(content.text(), content.blocks(), workspace.freshTs());
    room.replace(changed);
    ObjectNode answer =
        Json.object().put("channel", channel).put("ts", changed.ts()).put("text", changed.text());
    answer.set("message", shown.message(changed));
    return answer;
  }

  ObjectNode postEphemeral(Arguments arguments) {
    Room room = writable(arguments.require("channel"));
    String user = arguments.require("user");
    boolean reached =
        room.has(user)
            && workspace
                .member(user)
                .filter(found -> !found.is(SlackMember.Flag.DELETED))
                .isPresent();
    if (!reached) {
      throw SlackError.of("user_not_in_channel");
    }
    Content content = Content.limited(arguments, workspace.ids());
    SlackMessage posted =
        room.post(workspace.freshTs(), app(), thread(room, arguments), Optional.of(user), content);
    return Json.object().put("message_ts", posted.ts());
  }

  /** Where the app may post: a channel that it is in, or a person, whose direct message opens. */
  private Room writable(String channel) {
    Room room =
        workspace
            .room(channel)
            .filter(found -> found.kind() == Room.Kind.PUBLIC || found.has(app()))
            .or(() ->
                workspace
                    .member(channel)
                    .filter(PeopleMethods::reachable)
                    .map(member -> workspace.openDirect(member.id())))
            .orElseThrow(() -> SlackError.of("channel_not_found"));
    if (room.archived()) {
      throw SlackError.of("is_archived");
    }
    if (!room.has(app())) {
      throw SlackError.of("not_in_channel");
    }
    return room;
  }

  /** What becomes of a reply to nothing is not documented: it is refused. */
  private static Optional<String> thread(Room room, Arguments arguments) {
    Optional<String> thread = arguments.text("thread_ts");
    if (thread.filter(ts -> !room.threads(ts)).isPresent()) {
      throw SlackError.of("thread_not_found");
    }
    return thread;
  }

  private String app() {
    return workspace.bot().id();
  }
}
