package io.kedgeline.starters.slack.card;

import io.kedgeline.domain.document.PlainText;
import java.util.Map;

/**
 * Text for Slack, of which nothing is ever a command: no link, no mention, no format, nothing that
 * turns a line around (Slack documentation, "Formatting text for app surfaces").
 */
public final class SlackText {

  private SlackText() {}

  /** A text object that Slack shows as it stands, of at most this many characters. */
  static Map<String, Object> plain(String text, int longest) {
    return Map.of("type", "plain_text", "emoji", false, "text", clipped(shown(text), longest));
  }

  /** The same where Slack takes a string: in notifications, and in what threads are told. */
  public static String escaped(String text, int longest) {
    return clipped(shown(text), longest)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }

  /** A word of ours in bold, before something that is shown as it stands. */
  static Map<String, Object> bold(String words) {
    return Map.of("type", "mrkdwn", "verbatim", true, "text", "*" + words + "*");
  }

  /** An empty text is none to Slack. */
  private static String shown(String text) {
    String line = PlainText.lines(text);
    return line.isBlank() ? "–" : line;
  }

  /** Never within a character of two code units, and with a sign that something is missing. */
  private static String clipped(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
