package io.kedgeline.starters.slack.card;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.kedgeline.domain.governed.Plan;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.workflows.wire.WireMapper;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message that shows a run, as Slack takes it.
 *
 * @param text what is shown where blocks cannot be
 * @param blocks the blocks as JSON (Slack documentation, "Block Kit")
 */
public record Card(String text, String blocks) {

  /** The control that approves; the slot follows it. */
  public static final String APPROVE = "approve:";

  /** The control that leads to a sign-in; the slot follows it. */
  public static final String SIGN_IN = "sign-in:";

  /** The control that denies. */
  public static final String DENY = "deny";

  private static final int HEADER = 150;
  private static final int FIELD = 300;
  private static final int REASON = 600;
  private static final int BUTTON = 75;
  private static final int MOST_SLOTS = 10;
  private static final int MOST_FIELDS = 4;

  /** The card of these facts at this instant. */
  public static Card of(CardFacts facts, Instant now) {
    String title = CardSubject.title(facts);
    String state = CardWords.state(facts, now);
    List<Map<String, Object>> blocks = new ArrayList<>();
    blocks.add(Map.of("type", "header", "text", SlackText.plain(title, HEADER)));
    blocks.add(Map.of("type", "section", "text", SlackText.plain(alarm(facts) + state, FIELD)));
    facts.plan().ifPresent(plan -> blocks.addAll(what(facts, plan)));
    facts
        .reason()
        .ifPresent(
            why -> blocks.add(Map.of("type", "section", "text", SlackText.plain(why, REASON))));
    if (facts.isPutToTheVote()) {
      blocks.add(Map.of("type", "actions", "block_id", "vote", "elements", buttons(facts)));
    }
    return new Card(SlackText.escaped(title + ": " + state, FIELD), json(blocks));
  }

  private static String alarm(CardFacts facts) {
    return CardWords.isAlarm(facts.state()) ? "⚠ " : "";
  }

  private static List<Map<String, Object>> what(CardFacts facts, Plan plan) {
    List<Map<String, Object>> blocks = new ArrayList<>(fields(facts, plan));
    blocks.add(
        Map.of(
            "type",
            "section",
            "text",
            SlackText.plain(
                CardWords.writer(facts, plan) + ": " + CardWords.reason(plan), REASON)));
    blocks.add(
        Map.of(
            "type",
            "context",
            "elements",
            List.of(
                SlackText.plain(
                    "plan %s · %s"
                        .formatted(facts.digest().map(Digest::shortForm).orElse("–"), facts.run()),
                    FIELD))));
    return blocks;
  }

  /** A section takes ten texts (Slack documentation, "Section block"): names and values. */
  private static List<Map<String, Object>> fields(CardFacts facts, Plan plan) {
    List<Map.Entry<String, String>> named = List.copyOf(CardSubject.fields(facts, plan).entrySet());
    List<Map<String, Object>> sections = new ArrayList<>();
    for (int from = 0; from < named.size(); from += MOST_FIELDS) {
      List<Map<String, Object>> texts =
          named.subList(from, Math.min(named.size(), from + MOST_FIELDS)).stream()
              .flatMap(field -> field(field.getKey(), field.getValue()).stream())
              .toList();
      sections.add(Map.of("type", "section", "fields", texts));
    }
    return sections;
  }

  private static List<Map<String, Object>> field(String name, String value) {
    return List.of(SlackText.bold(name), SlackText.plain(value, FIELD));
  }

  private static List<Map<String, Object>> buttons(CardFacts facts) {
    Digest digest = facts.digest().orElseThrow();
    String value =
        new Seen(facts.run(), digest, facts.plan().orElseThrow().moreTimeAskedAt().isPresent())
            .written();
    List<Map<String, Object>> buttons = new ArrayList<>();
    facts.emptySlots().stream()
        .limit(MOST_SLOTS)
        .forEach(slot ->
            buttons.add(
                Optional.ofNullable(facts.links().get(slot))
                    .map(link -> signIn(slot, link))
                    .orElseGet(() ->
                        button(
                            "Approve as " + slot,
                            APPROVE + slot,
                            value,
                            "primary",
                            confirmation(facts, digest, slot)))));
    buttons.add(button("Deny", DENY, value, "danger", Map.of()));
    return buttons;
  }

  /**
   * Leads to the page where the sign-in begins; it carries no value, so that a press is no word.
   */
  private static Map<String, Object> signIn(String slot, URI link) {
    return Map.of(
        "type",
        "button",
        "action_id",
        SIGN_IN + slot,
        "text",
        SlackText.plain("Sign in to approve as " + slot, BUTTON),
        "url",
        link.toString(),
        "style",
        "primary");
  }

  private static Map<String, Object> button(
      String words, String action, String value, String style, Map<String, Object> confirm) {
    Map<String, Object> button = new LinkedHashMap<>();
    button.put("type", "button");
    button.put("action_id", action);
    button.put("text", SlackText.plain(words, BUTTON));
    button.put("value", value);
    button.put("style", style);
    if (!confirm.isEmpty()) {
      button.put("confirm", confirm);
    }
    return button;
  }

  private static Map<String, Object> confirmation(CardFacts facts, Digest digest, String slot) {
    return Map.of(
        "title",
        SlackText.plain("Approve as " + slot + "?", 100),
        "text",
        SlackText.plain(
            "Plan %s: %s"
                .formatted(digest.shortForm(), CardSubject.consequence(facts.plan().orElseThrow())),
            300),
        "confirm",
        SlackText.plain("Approve", 30),
        "deny",
        SlackText.plain("Look again", 30));
  }

  static String json(Object blocks) {
    try {
      return WireMapper.tolerant()
          .writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .writeValueAsString(blocks);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
