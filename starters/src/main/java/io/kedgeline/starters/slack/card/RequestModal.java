package io.kedgeline.starters.slack.card;

import io.kedgeline.domain.rulebook.BreakGlassProfile;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.rulebook.Rulebook;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The modal in which somebody asks for a window. Its blocks are called as the keys of a request are
 * on every channel.
 */
public final class RequestModal {

  /** Which modal it is. */
  public static final String CALLBACK = "request-window";

  /** The words that open it. */
  public static final List<String> COMMAND = List.of("window", "request");

  private static final int MOST_OPTIONS = 100;
  private static final int OPTION = 75;
  private static final List<Integer> USUAL_MINUTES =
      List.of(5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240);

  private RequestModal() {}

  /**
   * The modal as JSON.
   *
   * @param rulebook whose profiles and lengths are offered
   * @param channel where it was asked for, which the modal carries
   * @param change what was typed behind the command, as the change
   */
  public static String of(Rulebook rulebook, String channel, Optional<String> change) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("type", "modal");
    view.put("callback_id", CALLBACK);
    view.put("private_metadata", channel);
    view.put("title", SlackText.plain("Break-glass window", 24));
    view.put("submit", SlackText.plain("Ask", 24));
    view.put("close", SlackText.plain("Cancel", 24));
    view.put(
        "blocks",
        List.of(
            input("change", "Change record", text(64, change), "such as CHG-1042"),
            input("profile", "Profile", select(profiles(rulebook)), ""),
            input(
                "holder",
                "Who gets in",
                text(64, Optional.empty()),
                "as the list of people has it"),
            input(
                "certificate",
                "Their certificate",
                text(100, Optional.empty()),
                "its source identity, such as CN=omar-breakglass"),
            input("length", "How long", select(lengths(rulebook.breakGlass())), ""),
            optional(
                input(
                    "start",
                    "Not before",
                    text(40, Optional.empty()),
                    "UTC, such as 2026-11-25T22:00:00Z; empty: as soon as it is approved")),
            input("reason", "Why", text(500, Optional.empty()), "the approvers read it")));
    return Card.json(view);
  }

  private static Map<String, Object> input(
      String key, String label, Map<String, Object> element, String hint) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("type", "input");
    block.put("block_id", key);
    block.put("label", SlackText.plain(label, OPTION));
    Map<String, Object> named = new LinkedHashMap<>(element);
    named.put("action_id", key);
    block.put("element", named);
    if (!hint.isEmpty()) {
      block.put("hint", SlackText.plain(hint, 200));
    }
    return block;
  }

  private static Map<String, Object> optional(Map<String, Object> block) {
    block.put("optional", true);
    return block;
  }

  private static Map<String, Object> text(int longest, Optional<String> initial) {
    Map<String, Object> element = new LinkedHashMap<>();
    element.put("type", "plain_text_input");
    element.put("max_length", longest);
    initial
        .filter(text -> text.length() <= longest)
        .ifPresent(text -> element.put("initial_value", text));
    return element;
  }

  private static Map<String, Object> select(List<Map<String, Object>> options) {
    Map<String, Object> element = new LinkedHashMap<>();
    element.put("type", "static_select");
    element.put("options", options);
    if (options.size() == 1) {
      element.put("initial_option", options.getFirst());
    }
    return element;
  }

  private static List<Map<String, Object>> profiles(Rulebook rulebook) {
    return rulebook.windowProfiles().stream()
        .map(BreakGlassProfile::name)
        .filter(name -> name.length() <= OPTION)
        .limit(MOST_OPTIONS)
        .map(name -> option(name, name))
        .toList();
  }

  /** The usual ones that the rulebook allows, and the two ends of what it allows. */
  private static List<Map<String, Object>> lengths(BreakGlassRules rules) {
    Duration least = rules.minimumWindow();
    Duration most = rules.maximumWindow();
    return Stream.concat(
            Stream.of(least, most),
            USUAL_MINUTES.stream()
                .map(Duration::ofMinutes)
                .filter(length -> length.compareTo(least) > 0 && length.compareTo(most) < 0))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .map(length -> option(inWords(length), length.toString()))
        .toList();
  }

  private static String inWords(Duration length) {
    return length.toSecondsPart() == 0 ? length.toMinutes() + " min" : length.toString();
  }

  private static Map<String, Object> option(String words, String value) {
    return Map.of("text", SlackText.plain(words, OPTION), "value", value);
  }
}
