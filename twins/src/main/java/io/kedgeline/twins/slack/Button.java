package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import io.kedgeline.twins.slack.blockkit.BlockKit;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** A button and the block that it is in. */
record Button(String blockId, JsonNode element) {

  /** The buttons in these blocks, in their order. */
  static List<Button> all(List<JsonNode> blocks) {
    return blocks.stream()
        .flatMap(block ->
            BlockKit.elements(block).stream()
                .filter(element -> element.path("type").asText().equals("button"))
                .map(element -> new Button(block.path("block_id").asText(), element)))
        .toList();
  }

  static Optional<Button> find(List<JsonNode> blocks, String actionId) {
    return all(blocks).stream().filter(button -> button.actionId().equals(actionId)).findFirst();
  }

  Optional<URI> url() {
    return Optional.ofNullable(element.path("url").textValue()).map(URI::create);
  }

  String actionId() {
    return element.path("action_id").asText();
  }
}
