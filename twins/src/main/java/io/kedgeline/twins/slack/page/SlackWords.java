package io.kedgeline.twins.slack.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as Slack shows them (Slack docs, "Formatting message text"). Mentions and links are marked
 * and lead nowhere.
 */
final class SlackWords {

  private static final Pattern SPECIAL = Pattern.compile("<([^<>\\s|][^<>|]*)(?:\\|([^<>]*))?>");
  private static final Pattern BOLD = Pattern.compile("(?<![\\w*])\\*([^*\\n]+)\\*(?![\\w*])");

  private SlackWords() {}

  /** A text object. */
  static String object(JsonNode text) {
    String words = text.path("text").asText();
    return text.path("type").asText().equals("mrkdwn")
        ? BOLD.matcher(message(words)).replaceAll("<b>$1</b>")
        : Html.escaped(words);
  }

  /** A message's own text, which is shown where it has no blocks. */
  static String message(String text) {
    StringBuilder html = new StringBuilder();
    Matcher special = SPECIAL.matcher(text);
    int from = 0;
    while (special.find()) {
      html.append(Html.escaped(read(text.substring(from, special.start()))));
      String shown = special.group(2) == null ? special.group(1) : special.group(2);
      html.append("<mark>").append(Html.escaped(read(shown))).append("</mark>");
      from = special.end();
    }
    return html.append(Html.escaped(read(text.substring(from)))).toString();
  }

  /** The three characters that apps must escape, read again. */
  private static String read(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
