package io.kedgeline.starters.slack.card;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.JournalEntry;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a thread is told of a journal: who said what, what was refused, done and proved. */
public final class Narrative {

  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The acts whose results people wait for; what is only read is not told. */
  private static final Set<String> TOLD_ACTS =
      Set.of(
          "WriteLease",
          "Notarise",
          "Enable",
          "Extend",
          "Close",
          "CreateRole",
          "CreateProfile",
          "EnableProfile",
          "ProveAdmission",
          "RegisterProfile",
          "UndoProfile");

  private static final int LINE = 400;
  private static final int LONGEST_MESSAGE = 3_000;

  private Narrative() {}

  /** The entry as a line, if a thread is told of it; escaped. */
  public static Optional<String> of(JournalEntry entry) {
    Fact fact = entry.fact();
    return words(fact)
        .map(words ->
            SlackText.escaped(
                "%s  %s  %s".formatted(CLOCK.format(fact.at()), fact.actor(), words), LINE));
  }

  private static Optional<String> words(Fact fact) {
    return switch (fact.kind()) {
      case PLANNED,
          VOTED,
          REFUSED,
          WITHDRAWN,
          DISMISSED,
          APPROVED,
          DENIED,
          EXPIRED,
          REJECTED,
          OPENED,
          EXTENSION_REQUESTED,
          EXTENSION_REFUSED,
          EXTENDED,
          REMINDED,
          CLOSE_REQUESTED,
          CLOSED,
          CLOSE_UNPROVEN,
          REVIEW_OVERDUE,
          REVIEW_REFUSED,
          REVIEWED,
          PROVED,
          REGISTERED,
          GIVEN_UP,
          UNDONE,
          UNDO_UNPROVEN,
          PRESENTED,
          ISSUED,
          REVOKED,
          REVOKE_UNPROVEN,
          ISSUE_UNPROVEN,
          ENDED ->
          Optional.of(sentence(fact, fact.kind().name()));
      case RESULT -> act(fact).map(act -> act + ": done");
      case FAILED -> act(fact).map(act -> sentence(fact, act + ": FAILED"));
      case WARRANT_REFUSED -> Optional.of(sentence(fact, "refused by the worker"));
      case REQUESTED,
          INTENT,
          SWEPT,
          NOT_REMINDED,
          NOT_WITNESSED,
          NOT_RECHECKED,
          NOT_NOTED,
          CHANGES_LISTED,
          CHANGES_NOT_LISTED,
          REVIEW_GIVEN,
          NOT_TOLD,
          TOLD_AGAIN,
          CONTRADICTED ->
          Optional.empty();
    };
  }

  private static Optional<String> act(Fact fact) {
    return Optional.ofNullable(fact.detail().get("activity")).filter(TOLD_ACTS::contains);
  }

  private static String sentence(Fact fact, String head) {
    String rest =
        Stream.of("refusal", "answer", "reason", "failure", "proof", "registered", "seen", "state")
            .map(key -> Optional.ofNullable(fact.detail().get(key)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return rest.isEmpty() ? head : head + ": " + rest;
  }

  /**
   * A message to a thread.
   *
   * @param text its lines, escaped; nothing when there is nothing to tell
   * @param upTo the last entry of the journal that it tells
   */
  public record Told(Optional<String> text, long upTo) {}

  /** What these entries come to, as few messages, none longer than Slack shows whole. */
  public static List<Told> messages(List<JournalEntry> entries) {
    List<Told> messages = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    long upTo = 0;
    for (JournalEntry entry : entries) {
      String line = of(entry).orElse("");
      if (!text.isEmpty() && text.length() + line.length() > LONGEST_MESSAGE) {
        messages.add(new Told(Optional.of(text.toString()), upTo));
        text.setLength(0);
      }
      text.append(text.isEmpty() || line.isEmpty() ? "" : "\n").append(line);
      upTo = entry.sequence();
    }
    if (!entries.isEmpty()) {
      messages.add(new Told(Optional.of(text.toString()).filter(lines -> !lines.isEmpty()), upTo));
    }
    return messages;
  }
}
