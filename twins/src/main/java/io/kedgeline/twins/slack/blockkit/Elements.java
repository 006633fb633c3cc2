package io.kedgeline.twins.slack.blockkit;

import static io.kedgeline.twins.slack.blockkit.Rules.flag;
import static io.kedgeline.twins.slack.blockkit.Rules.list;
import static io.kedgeline.twins.slack.blockkit.Rules.number;
import static io.kedgeline.twins.slack.blockkit.Rules.oneOf;
import static io.kedgeline.twins.slack.blockkit.Rules.string;

import java.util.HashMap;
import java.util.Map;

/** Block elements, as far as the twin knows them; Slack has more. */
final class Elements {

  private static final int IDENTIFIER = 255;
  private static final int LONGEST_INPUT = 3000;

  private Elements() {}

  static Map<String, Rule> buttons() {
    return Map.of("button", button());
  }

  /** What stands in an input block. */
  static Map<String, Rule> inputs() {
    return Map.of(
        "plain_text_input",
        focusable()
            .may("initial_value", string(0, LONGEST_INPUT))
            .may("multiline", flag())
            .may("min_length", number(0, LONGEST_INPUT))
            .may("max_length", number(1, LONGEST_INPUT)),
        "datepicker",
        focusable().may("initial_date", string(10, 10)).may("confirm", Texts.confirm()),
        "users_select",
        focusable().may("initial_user", string(1, IDENTIFIER)).may("confirm", Texts.confirm()),
        "static_select",
        select().may("initial_option", Texts.option()),
        "multi_static_select",
        select()
            .may("initial_options", Texts.options(100))
            .may("max_selected_items", number(1, 100)),
        "radio_buttons",
        choices().may("initial_option", Texts.option()),
        "checkboxes",
        choices().may("initial_options", Texts.options(10)));
  }

  /** What stands in an actions block. */
  static Map<String, Rule> interactive() {
    Map<String, Rule> elements = new HashMap<>(inputs());
    elements.remove("plain_text_input");
    elements.putAll(buttons());
    return elements;
  }

  static Shape image() {
    return Shape.typed().must("image_url", string(1, 3000)).must("alt_text", string(1, 2000));
  }

  private static Shape button() {
    return element()
        .must("text", Texts.plain(75))
        .may("value", string(1, 2000))
        .may("url", string(1, 3000))
        .may("style", oneOf("primary", "danger"))
        .may("confirm", Texts.confirm())
        .may("accessibility_label", string(1, 75));
  }

  private static Shape select() {
    return focusable().must("options", Texts.options(100)).may("confirm", Texts.confirm());
  }

  private static Shape choices() {
    return element()
        .must("options", list(1, 10, Texts.option()))
        .may("confirm", Texts.confirm())
        .may("focus_on_load", flag());
  }

  private static Shape focusable() {
    return element().may("placeholder", Texts.plain(150)).may("focus_on_load", flag());
  }

  private static Shape element() {
    return Shape.typed().may("action_id", string(1, IDENTIFIER));
  }
}
