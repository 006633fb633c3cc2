package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Addresses at which an app may answer five times within 30 minutes, without a token (Slack docs,
 * "Handling user interaction": "Message responses"). What is answered to what comes too late or too
 * often is not documented: 404. A use that is refused counts.
 */
final class ResponseUrls implements HttpHandler {

  static final String PATH = "/actions/";

  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int USES = 5;

  private record Hook(
      String user, String channel, Optional<SlackMessage> original, Instant made, int uses) {}

  private final Workspace workspace;
  private final Supplier<URI> endpoint;
  private final Map<String, Hook> hooks = new HashMap<>();

  ResponseUrls(Workspace workspace, Supplier<URI> endpoint) {
    this.workspace = workspace;
    this.endpoint = endpoint;
  }

  /** An address for what this person did in this channel, perhaps at this message. */
  String draw(String user, String channel, Optional<SlackMessage> original) {
    String path = PATH + workspace.teamId() + "/" + workspace.ids().hex();
    hooks.put(path, new Hook(user, channel, original, workspace.now(), 0));
    return endpoint.get() + path;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = Front.body(exchange);
      String path = exchange.getRequestURI().getPath();
      Front.write(exchange, workspace.step(() -> answer(path, body)));
    }
  }

  private Answer answer(String path, String body) {
    try {
      Hook hook = use(path);
      Arguments arguments = Arguments.json(body);
      if (arguments.text("delete_original").filter("true"::equals).isPresent()) {
        SlackMessage original = original(hook);
        room(hook).delete(original.ts());
      } else if (arguments.text("replace_original").filter("true"::equals).isPresent()) {
        Content content = Content.limited(arguments, workspace.ids());
        room(hook)
            .replace(original(hook).changed(content.text(), content.blocks(), workspace.freshTs()));
      } else {
        post(hook.user(), hook.channel(), arguments);
      }
      return Answer.text(200, "ok");
    } catch (SlackError error) {
      return Answer.json(404, error.body());
    }
  }

  /** Posts an answer, which only this person sees unless it says {@code in_channel}. */
  void post(String user, String channel, Arguments arguments) {
    boolean all = arguments.text("response_type").filter("in_channel"::equals).isPresent();
    Content content = Content.limited(arguments, workspace.ids());
    workspace
        .room(channel)
        .orElseThrow(() -> SlackError.of("channel_not_found"))
        .post(
            workspace.freshTs(),
            workspace.bot().id(),
            arguments.text("thread_ts"),
            all ? Optional.empty() : Optional.of(user),
            content);
  }

  /** What a command is answered with directly: JSON, or text that only its sender sees. */
  void postDirectAnswer(String user, String channel, SlackAck ack) {
    if (ack.contentType().startsWith("application/json")) {
      post(user, channel, Arguments.json(ack.body()));
    } else {
      JsonNode text = Json.object().put("text", ack.body());
      post(user, channel, Arguments.json(text.toString()));
    }
  }

  private Hook use(String path) {
    Hook hook =
        Optional.ofNullable(hooks.get(path)).orElseThrow(() -> SlackError.of("invalid_url"));
    if (!workspace.now().isBefore(hook.made().plus(LIFE))) {
      throw SlackError.of("expired_url");
    }
    if (hook.uses() == USES) {
      throw SlackError.of("used_url");
    }
    hooks.put(
        path, new Hook(hook.user(), hook.channel(), hook.original(), hook.made(), hook.uses() + 1));
    return hook;
  }

  private Room room(Hook hook) {
    return workspace.room(hook.channel()).orElseThrow(() -> SlackError.of("channel_not_found"));
  }

  private SlackMessage original(Hook hook) {
    return hook.original()
        .flatMap(message -> room(hook).find(message.ts()))
        .filter(message -> !message.deleted())
        .orElseThrow(() -> SlackError.of("message_not_found"));
  }
}
