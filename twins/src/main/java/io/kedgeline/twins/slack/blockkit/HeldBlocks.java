package io.kedgeline.twins.slack.blockkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Supplier;

/** Blocks as Slack holds them: with the identifiers and defaults that were left out. */
public final class HeldBlocks {

  private HeldBlocks() {}

  /** A copy of the blocks, filled up with fresh identifiers. */
  public static ArrayNode of(JsonNode sent, Supplier<String> fresh) {
    ArrayNode held = sent.deepCopy();
    for (JsonNode block : held) {
      missing(block, "block_id", fresh);
      BlockKit.elements(block).forEach(element -> missing(element, "action_id", fresh));
      texts(block);
    }
    return held;
  }

  private static void missing(JsonNode node, String name, Supplier<String> fresh) {
    if (node instanceof ObjectNode object && !object.has(name)) {
      object.put(name, fresh.get());
    }
  }

  private static void texts(JsonNode node) {
    if (node instanceof ObjectNode object) {
      switch (object.path("type").asText()) {
        case "plain_text" -> object.put("emoji", object.path("emoji").asBoolean(true));
        case "mrkdwn" -> object.put("verbatim", object.path("verbatim").asBoolean(false));
        default -> {}
      }
    }
    node.forEach(HeldBlocks::texts);
  }
}
