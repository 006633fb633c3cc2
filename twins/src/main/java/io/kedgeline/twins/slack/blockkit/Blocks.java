package io.kedgeline.twins.slack.blockkit;

import static io.kedgeline.twins.slack.blockkit.Rules.flag;
import static io.kedgeline.twins.slack.blockkit.Rules.list;
import static io.kedgeline.twins.slack.blockkit.Rules.string;
import static io.kedgeline.twins.slack.blockkit.Rules.typed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Blocks, as far as the twin knows them; Slack has more. */
final class Blocks {

  private static final int SECTION_TEXT = 3000;

  private static final Shape SECTION =
      block()
          .may("text", Texts.any(SECTION_TEXT))
          .may("fields", list(1, 10, Texts.any(2000)))
          .may("expand", flag())
          .may("accessory", typed(accessories()));

  private Blocks() {}

  static Map<String, Rule> known() {
    return Map.of(
        "section", Blocks::section,
        "header", block().must("text", Texts.plain(150)),
        "divider", block(),
        "image",
            block()
                .must("image_url", string(1, 3000))
                .must("alt_text", string(1, 2000))
                .may("title", Texts.plain(2000)),
        "context", block().must("elements", list(1, 10, typed(contextual()))),
        "actions", block().must("elements", list(1, 25, typed(Elements.interactive()))),
        "input",
            block()
                .must("label", Texts.plain(2000))
                .must("element", typed(Elements.inputs()))
                .may("hint", Texts.plain(2000))
                .may("optional", flag())
                .may("dispatch_action", flag()));
  }

  private static void section(JsonNode value, String pointer, List<Problem> problems) {
    SECTION.check(value, pointer, problems);
    if (!value.has("text") && !value.has("fields")) {
      problems.add(new Problem("missing required field: text", pointer));
    }
  }

  private static Map<String, Rule> contextual() {
    return Map.of(
        "plain_text", Texts.plainText(SECTION_TEXT),
        "mrkdwn", Texts.mrkdwn(SECTION_TEXT),
        "image", Elements.image());
  }

  private static Map<String, Rule> accessories() {
    Map<String, Rule> all = new HashMap<>(Elements.interactive());
    all.put("image", Elements.image());
    return all;
  }

  private static Shape block() {
    return Shape.typed().may("block_id", string(1, 255));
  }
}
