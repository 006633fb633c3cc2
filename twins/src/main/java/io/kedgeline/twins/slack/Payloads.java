package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is delivered (Slack docs, "block_actions payload", "view_submission payload", "view_closed
 * payload", "Implementing slash commands"). There is no Enterprise organization.
 */
final class Payloads {

  /** Long replaced by signatures; still sent. */
  private static final String VERIFICATION_TOKEN = "deprecatedVerificationToken";

  private final Workspace workspace;
  private final Shown shown;
  private final ResponseUrls urls;

  Payloads(Workspace workspace, Shown shown, ResponseUrls urls) {
    this.workspace = workspace;
    this.shown = shown;
    this.urls = urls;
  }

  ObjectNode click(SlackMember who, Room room, SlackMessage seen, Button button) {
    ObjectNode payload = common("block_actions", who);
    payload.put("trigger_id", workspace.triggers().draw(who.id()));
    ObjectNode container =
        payload
            .putObject("container")
            .put("type", "message")
            .put("message_ts", seen.ts())
            .put("channel_id", seen.channel())
            .put("is_ephemeral", seen.ephemeral());
    seen.threadTs().ifPresent(thread -> container.put("thread_ts", thread));
    payload.putObject("channel").put("id", seen.channel()).put("name", room.channel().name());
    if (!seen.ephemeral()) {
      payload.set("message", shown.message(seen));
    }
    payload.putObject("state").putObject("values");
    payload.put("response_url", urls.draw(who.id(), seen.channel(), Optional.of(seen)));
    return action(payload, button);
  }

  ObjectNode click(SlackMember who, SlackView view, ObjectNode values, Button button) {
    ObjectNode payload = common("block_actions", who);
    payload.put("trigger_id", workspace.triggers().draw(who.id()));
    payload.putObject("container").put("type", "view").put("view_id", view.id());
    payload.set("view", shown.view(view, values));
    return action(payload, button);
  }

  ObjectNode submission(SlackMember who, SlackView view, ObjectNode values) {
    ObjectNode payload = common("view_submission", who);
    payload.put("trigger_id", workspace.triggers().draw(who.id()));
    payload.set("view", shown.view(view, values));
    payload.putArray("response_urls");
    return payload;
  }

  ObjectNode closed(SlackMember who, SlackView view, boolean cleared) {
    ObjectNode payload = common("view_closed", who);
    payload.set("view", shown.view(view, Json.object()));
    return payload.put("is_cleared", cleared);
  }

  Map<String, String> command(SlackMember who, Room room, String command, String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("token", VERIFICATION_TOKEN);
    fields.put("team_id", workspace.teamId());
    fields.put("team_domain", workspace.teamDomain());
    fields.put("channel_id", room.channel().id());
    fields.put("channel_name", room.channel().name());
    fields.put("user_id", who.id());
    fields.put("user_name", who.name());
    fields.put("command", command);
    fields.put("text", text);
    fields.put("api_app_id", workspace.appId());
    fields.put("is_enterprise_install", "false");
    fields.put("response_url", urls.draw(who.id(), room.channel().id(), Optional.empty()));
    fields.put("trigger_id", workspace.triggers().draw(who.id()));
    return fields;
  }

  private ObjectNode common(String type, SlackMember who) {
    ObjectNode payload = Json.object().put("type", type).put("token", VERIFICATION_TOKEN);
    payload.putObject("team").put("id", workspace.teamId()).put("domain", workspace.teamDomain());
    payload
        .putObject("user")
        .put("id", who.id())
        .put("username", who.name())
        .put("name", who.name())
        .put("team_id", who.teamId());
    return payload
        .put("api_app_id", workspace.appId())
        .putNull("enterprise")
        .put("is_enterprise_install", false);
  }

  private ObjectNode action(ObjectNode payload, Button button) {
    ObjectNode action =
        Json.object()
            .put("type", "button")
            .put("block_id", button.blockId())
            .put("action_ts", workspace.freshTs());
    for (String field : List.of("action_id", "text", "value", "style")) {
      if (button.element().has(field)) {
        action.set(field, button.element().path(field));
      }
    }
    payload.putArray("actions").add(action);
    return payload;
  }
}
