package io.kedgeline.twins.slack.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Blocks as a client draws them (Slack docs, "Block Kit reference": "Blocks").
 *
 * @param controls draws what a person uses
 * @param errors what is wrong with an input, by the name of its block
 */
record DrawnBlocks(Controls controls, Map<String, String> errors) {

  String html(List<JsonNode> blocks) {
    return blocks.stream().map(this::block).collect(Collectors.joining("\n"));
  }

  private String block(JsonNode block) {
    return switch (block.path("type").asText()) {
      case "header" -> "<h3>%s</h3>".formatted(SlackWords.object(block.path("text")));
      case "section" -> section(block);
      case "divider" -> "<hr>";
      case "context" ->
          "<p class=\"context\">%s</p>".formatted(each(block.path("elements"), this::element));
      case "actions" ->
          "<p class=\"actions\">%s</p>".formatted(each(block.path("elements"), this::element));
      case "image" -> image(block);
      case "input" -> input(block);
      default -> "<p><em>this page does not know such a block</em></p>";
    };
  }

  private String section(JsonNode block) {
    String text =
        block.has("text")
            ? "<p class=\"text\">%s</p>".formatted(SlackWords.object(block.path("text")))
            : "";
    String fields =
        block.has("fields")
            ? "<div class=\"fields\">%s</div>"
                .formatted(
                    each(
                        block.path("fields"),
                        field -> "<span>%s</span>".formatted(SlackWords.object(field))))
            : "";
    return text + fields + (block.has("accessory") ? element(block.path("accessory")) : "");
  }

  private String element(JsonNode element) {
    return switch (element.path("type").asText()) {
      case "plain_text", "mrkdwn" -> "<span>%s</span>".formatted(SlackWords.object(element));
      case "image" -> image(element);
      case "button" -> Controls.button(element);
      default -> "<em>this page does not know such an element</em>";
    };
  }

  /** Nothing is fetched: an image is its description. */
  private static String image(JsonNode image) {
    return "<span class=\"image\">%s</span>"
        .formatted(Html.escaped(image.path("alt_text").asText()));
  }

  private String input(JsonNode block) {
    Optional<String> error = Optional.ofNullable(errors.get(block.path("block_id").asText()));
    return "<label>%s%s</label>%s%s"
        .formatted(
            SlackWords.object(block.path("label")),
            controls.input(block.path("element"), block.path("optional").asBoolean()),
            block.has("hint")
                ? "<p class=\"context\">%s</p>".formatted(SlackWords.object(block.path("hint")))
                : "",
            error
                .map(found ->
                    "<p class=\"error\" role=\"alert\">%s</p>".formatted(Html.escaped(found)))
                .orElse(""));
  }

  private static String each(JsonNode nodes, Function<JsonNode, String> drawn) {
    return nodes.valueStream().map(drawn).collect(Collectors.joining(" "));
  }
}
