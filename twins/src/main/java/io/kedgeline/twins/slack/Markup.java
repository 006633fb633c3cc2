package io.kedgeline.twins.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What Slack acts on in a text: mentions and links (Slack docs, "Formatting message text"). In the
 * fallback text of a message that has blocks, too: Slack does not say that it does not.
 */
final class Markup {

  private static final Pattern CONTROL = Pattern.compile("<[!@#]?[^<>\\s][^<>]*>");
  private static final Pattern BARE = Pattern.compile("(?<![<\\w])https?://[^\\s<>|]+");

  private Markup() {}

  static List<String> active(SlackMessage message) {
    List<String> found = new ArrayList<>(matches(CONTROL, message.text()));
    message.blocks().forEach(block -> collect(block, found));
    return List.copyOf(found);
  }

  private static void collect(JsonNode node, List<String> found) {
    if (node.path("type").asText().equals("mrkdwn")) {
      String text = node.path("text").asText();
      found.addAll(matches(CONTROL, text));
      if (!node.path("verbatim").asBoolean()) {
        found.addAll(matches(BARE, text));
      }
    }
    node.forEach(child -> collect(child, found));
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }
}
