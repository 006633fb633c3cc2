package io.kedgeline.twins.slack.blockkit;

import static io.kedgeline.twins.slack.blockkit.Rules.flag;
import static io.kedgeline.twins.slack.blockkit.Rules.list;
import static io.kedgeline.twins.slack.blockkit.Rules.string;
import static io.kedgeline.twins.slack.blockkit.Rules.typed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is wrong with the blocks of a message, or with a modal. */
public final class BlockKit {

  /**
   * All texts of a message together. Slack does not document the figure: 12,000 with room for the
   * blocks themselves, of which 11,341 was refused (slackapi/bolt-js issues 2509 and 2867).
   */
  private static final int MOST_TEXT = 11_000;

  private static final Rule MESSAGE = list(0, 50, typed(Blocks.known()));

  private static final Rule MODAL =
      typed(
          Map.of(
              "modal",
              Shape.typed()
                  .must("title", Texts.plain(24))
                  .must("blocks", list(1, 100, typed(Blocks.known())))
                  .may("submit", Texts.plain(24))
                  .may("close", Texts.plain(24))
                  .may("private_metadata", string(0, 3000))
                  .may("callback_id", string(0, 255))
                  .may("external_id", string(0, 255))
                  .may("clear_on_close", flag())
                  .may("notify_on_close", flag())));

  private BlockKit() {}

  /** The rules that the blocks of a message do not keep. */
  public static List<Problem> message(JsonNode blocks) {
    List<Problem> problems = new ArrayList<>();
    MESSAGE.check(blocks, "/blocks", problems);
    identifiers(blocks, "/blocks", problems);
    return List.copyOf(problems);
  }

  /** The rules that a modal does not keep. */
  public static List<Problem> modal(JsonNode view) {
    List<Problem> problems = new ArrayList<>();
    MODAL.check(view, "/view", problems);
    identifiers(view.path("blocks"), "/view/blocks", problems);
    boolean asks = children(view.path("blocks")).anyMatch(block -> "input".equals(type(block)));
    if (asks && !view.has("submit")) {
      problems.add(new Problem("missing required field: submit", "/view"));
    }
    return List.copyOf(problems);
  }

  /** Whether a message's texts are too much together. */
  public static boolean tooLong(JsonNode blocks) {
    return length(blocks) > MOST_TEXT;
  }

  private static int length(JsonNode node) {
    int own = node.path("text").isTextual() ? node.path("text").textValue().length() : 0;
    return own + node.valueStream().mapToInt(BlockKit::length).sum();
  }

  /** The elements that a person can use in this block. */
  public static List<JsonNode> elements(JsonNode block) {
    return Stream.of(
            children(block.path("elements")),
            Stream.of(block.path("accessory"), block.path("element")))
        .flatMap(found -> found)
        .filter(element -> element.isObject() && element.has("type"))
        .filter(element ->
            Elements.interactive().containsKey(type(element))
                || Elements.inputs().containsKey(type(element)))
        .toList();
  }

  /** {@code block_id} is unique in its message or view, {@code action_id} in its block. */
  private static void identifiers(JsonNode blocks, String pointer, List<Problem> problems) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < blocks.size(); i++) {
      JsonNode block = blocks.path(i);
      String id = block.path("block_id").asText();
      if (!id.isEmpty() && !seen.add(id)) {
        problems.add(new Problem("block_id already exists", pointer + "/" + i + "/block_id"));
      }
      Set<String> actions = new HashSet<>();
      for (JsonNode element : elements(block)) {
        String action = element.path("action_id").asText();
        if (!action.isEmpty() && !actions.add(action)) {
          problems.add(new Problem("action_id already exists", pointer + "/" + i));
        }
      }
    }
  }

  private static String type(JsonNode node) {
    return node.path("type").asText();
  }

  private static Stream<JsonNode> children(JsonNode array) {
    return array.isArray() ? array.valueStream() : Stream.empty();
  }
}
