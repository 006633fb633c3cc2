package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Method conversations.history (Slack docs, page of that name): one page, the latest first. */
final class HistoryMethods {

  private static final int DEFAULT_LIMIT = 100;
  private static final int MOST = 999;

  private final Workspace workspace;
  private final Shown shown;

  HistoryMethods(Workspace workspace, Shown shown) {
    this.workspace = workspace;
    this.shown = shown;
  }

  ObjectNode history(Arguments arguments) {
    Room room = readable(arguments.require("channel"));
    int limit = limit(arguments);
    boolean metadata =
        arguments
            .text("include_all_metadata")
            .filter(said -> said.equals("1") || said.equals("true"))
            .isPresent();
    List<SlackMessage> all = room.history();
    ObjectNode answer = Json.object().put("has_more", all.size() > limit).put("pin_count", 0);
    ArrayNode messages = answer.putArray("messages");
    all.stream().limit(limit).forEach(message -> messages.add(line(message, metadata)));
    return answer;
  }

  private ObjectNode line(SlackMessage message, boolean metadata) {
    ObjectNode line = shown.message(message);
    if (message.deleted()) {
      line.put("subtype", "tombstone").put("hidden", true).put("user", "USLACKBOT");
    }
    if (metadata) {
      message.metadata().ifPresent(kept -> line.set("metadata", kept.deepCopy()));
    }
    return line;
  }

  /** Pages behind the first are not kept: a cursor is none that the twin gave. */
  private static int limit(Arguments arguments) {
    if (arguments.text("cursor").isPresent()) {
      throw SlackError.of("invalid_cursor");
    }
    String limit = arguments.text("limit").orElse(Integer.toString(DEFAULT_LIMIT));
    if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1) {
      throw SlackError.of("invalid_limit");
    }
    return Math.min(MOST, Integer.parseInt(limit));
  }

  private Room readable(String channel) {
    String app = workspace.bot().id();
    Room room =
        workspace
            .room(channel)
            .filter(found -> found.kind() == Room.Kind.PUBLIC || found.has(app))
            .orElseThrow(() -> SlackError.of("channel_not_found"));
    String scope =
        switch (room.kind()) {
          case PUBLIC -> "channels:history";
          case PRIVATE -> "groups:history";
          case DIRECT -> "im:history";
        };
    if (!workspace.scopes().contains(scope)) {
      throw SlackError.missingScope(scope, String.join(",", workspace.scopes()));
    }
    if (!room.has(app)) {
      throw SlackError.of("not_in_channel");
    }
    return room;
  }
}
