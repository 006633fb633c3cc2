package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.slack.blockkit.BlockKit;
import io.kedgeline.twins.slack.blockkit.HeldBlocks;
import io.kedgeline.twins.slack.blockkit.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What a message says. Attachments are Slack's older way to say it, and refused.
 *
 * @param text empty where there are only blocks
 * @param blocks empty where there is only text
 * @param metadata what the app keeps with it
 */
record Content(String text, List<JsonNode> blocks, Optional<JsonNode> metadata) {

  /** Method chat.postMessage: longer texts are cut off. */
  private static final int TRUNCATED = 40_000;

  /** Method chat.update: longer texts are refused. Of ephemerals Slack does not tell the figure. */
  private static final int TOO_LONG = 4_000;

  static Content truncated(Arguments arguments, Ids ids) {
    Content content = read(arguments, ids);
    String text = content.text();
    return new Content(
        text.substring(0, Math.min(TRUNCATED, text.length())),
        content.blocks(),
        content.metadata());
  }

  static Content limited(Arguments arguments, Ids ids) {
    Content content = read(arguments, ids);
    if (content.text().length() > TOO_LONG) {
      throw SlackError.of("msg_too_long");
    }
    return content;
  }

  private static Content read(Arguments arguments, Ids ids) {
    if (arguments
        .nested("attachments", "invalid_attachments")
        .filter(one -> !one.isEmpty())
        .isPresent()) {
      throw SlackError.of("invalid_attachments");
    }
    Optional<JsonNode> blocks = arguments.nested("blocks", "invalid_blocks_format");
    String text = arguments.text("text").orElse("");
    if (text.isBlank() && blocks.filter(some -> !some.isEmpty()).isEmpty()) {
      throw SlackError.of("no_text");
    }
    return new Content(
        text, blocks.map(some -> held(some, ids)).orElse(List.of()), metadata(arguments));
  }

  /** Slack docs, "Message metadata": a type and a payload, which is an object. */
  private static Optional<JsonNode> metadata(Arguments arguments) {
    Optional<JsonNode> metadata = arguments.nested("metadata", "invalid_metadata_format");
    if (metadata
        .filter(some ->
            some.path("event_type").asText("").isEmpty() || !some.path("event_payload").isObject())
        .isPresent()) {
      throw SlackError.of("invalid_metadata_schema");
    }
    return metadata;
  }

  private static List<JsonNode> held(JsonNode blocks, Ids ids) {
    if (!blocks.isArray()) {
      throw SlackError.of("invalid_blocks_format");
    }
    List<Problem> problems = BlockKit.message(blocks);
    if (!problems.isEmpty()) {
      throw SlackError.blocks(problems);
    }
    if (BlockKit.tooLong(blocks)) {
      throw SlackError.of("msg_blocks_too_long");
    }
    return HeldBlocks.of(blocks, ids::unnamed).valueStream().toList();
  }
}
