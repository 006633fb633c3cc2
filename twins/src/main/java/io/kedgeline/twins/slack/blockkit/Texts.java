package io.kedgeline.twins.slack.blockkit;

import static io.kedgeline.twins.slack.blockkit.Rules.flag;
import static io.kedgeline.twins.slack.blockkit.Rules.list;
import static io.kedgeline.twins.slack.blockkit.Rules.oneOf;
import static io.kedgeline.twins.slack.blockkit.Rules.string;
import static io.kedgeline.twins.slack.blockkit.Rules.typed;

import java.util.Map;

/** Composition objects: texts, options, and the question that confirms a click. */
final class Texts {

  private static final int OPTION = 75;

  private Texts() {}

  static Rule plain(int most) {
    return typed(Map.of("plain_text", plainText(most)));
  }

  static Rule any(int most) {
    return typed(Map.of("plain_text", plainText(most), "mrkdwn", mrkdwn(most)));
  }

  static Shape plainText(int most) {
    return Shape.typed().must("text", string(1, most)).may("emoji", flag());
  }

  static Shape mrkdwn(int most) {
    return Shape.typed().must("text", string(1, most)).may("verbatim", flag());
  }

  /** The docs give an option's value 75 characters or 150; the stricter holds. */
  static Rule option() {
    return Shape.plain()
        .must("text", any(OPTION))
        .must("value", string(1, OPTION))
        .may("description", any(OPTION));
  }

  static Rule options(int most) {
    return list(1, most, option());
  }

  static Rule confirm() {
    return Shape.plain()
        .must("title", plain(100))
        .must("text", any(300))
        .must("confirm", plain(30))
        .must("deny", plain(30))
        .may("style", oneOf("primary", "danger"));
  }
}
