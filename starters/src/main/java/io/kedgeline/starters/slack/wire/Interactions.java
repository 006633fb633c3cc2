package io.kedgeline.starters.slack.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.workflows.wire.WireMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what Slack sends when somebody uses a card or a modal: a form whose field {@code payload}
 * is JSON (Slack documentation, "Handling user interaction"); or types a command, whose form has no
 * such field ("Implementing slash commands"). Only what we use is read.
 */
public final class Interactions {

  private static final int LONGEST_VALUE = 3_000;

  private Interactions() {}

  /**
   * The deed; nothing for one that changes nothing, such as a modal that was closed or a link that
   * was followed.
   *
   * @throws Unreadable when the body is not what Slack documents
   */
  public static Optional<Interaction> read(byte[] body) {
    Map<String, String> form = SlackForm.read(body);
    if (!form.containsKey("payload") && form.containsKey("command")) {
      return Optional.of(command(form));
    }
    JsonNode root = tree(field(form, "payload"));
    return switch (text(root, "/type")) {
      case "block_actions" -> click(root);
      case "view_submission" -> Optional.of(submission(root));
      default -> Optional.empty();
    };
  }

  private static Interaction command(Map<String, String> form) {
    return new Interaction.Command(
        new SlackUser(word(form, "team_id"), word(form, "user_id")),
        word(form, "channel_id"),
        word(form, "text"),
        word(form, "trigger_id"));
  }

  private static String word(Map<String, String> form, String name) {
    return bounded(field(form, name), name);
  }

  private static String field(Map<String, String> form, String name) {
    return Optional.ofNullable(form.get(name))
        .orElseThrow(() -> new Unreadable(name + ": is missing"));
  }

  private static JsonNode tree(String payload) {
    try {
      return WireMapper.tolerant().readTree(payload);
    } catch (JsonProcessingException noJson) {
      throw new Unreadable("payload: is no JSON");
    }
  }

  private static Optional<Interaction> click(JsonNode root) {
    if (root.at("/actions").size() != 1) {
      throw new Unreadable("actions: must be one");
    }
    if (!root.at("/actions/0/value").isTextual()) {
      return Optional.empty();
    }
    return Optional.of(
        new Interaction.Click(
            user(root),
            text(root, "/container/channel_id"),
            text(root, "/container/message_ts"),
            text(root, "/actions/0/action_id"),
            text(root, "/actions/0/value"),
            text(root, "/actions/0/action_ts"),
            text(root, "/trigger_id")));
  }

  private static Interaction submission(JsonNode root) {
    Map<String, String> values = new LinkedHashMap<>();
    root.at("/view/state/values")
        .properties()
        .forEach(block ->
            block
                .getValue()
                .elements()
                .forEachRemaining(input -> {
                  JsonNode value =
                      input.path("value").isTextual()
                          ? input.path("value")
                          : input.at("/selected_option/value");
                  if (value.isTextual()) {
                    values.put(block.getKey(), bounded(value.asText(), block.getKey()));
                  }
                }));
    return new Interaction.Submission(
        user(root),
        text(root, "/view/id"),
        text(root, "/view/callback_id"),
        text(root, "/view/private_metadata"),
        values);
  }

  private static SlackUser user(JsonNode root) {
    return new SlackUser(text(root, "/user/team_id"), text(root, "/user/id"));
  }

  private static String text(JsonNode root, String pointer) {
    JsonNode node = root.at(pointer);
    if (!node.isTextual()) {
      throw new Unreadable(pointer + ": is missing");
    }
    return bounded(node.asText(), pointer);
  }

  private static String bounded(String value, String where) {
    if (value.length() > LONGEST_VALUE) {
      throw new Unreadable(where + ": is longer than " + LONGEST_VALUE + " characters");
    }
    return value;
  }
}
