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
      Set.of("WriteLease", "Notarise", "Enable", "Extend", "Close");

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
          CHANGES_LISTED,
          CHANGES_NOT_LISTED,
          REVIEW_GIVEN,
          CONTRADICTED ->
          Optional.empty();
    };
  }

  private static Optional<String> act(Fact fact) {
    return Optional.ofNullable(fact.detail().get("activity")).filter(TOLD_ACTS::contains);
  }

  private static String sentence(Fact fact, String head) {
    String rest =
        Stream.of("code", "answer", "reason", "failure", "proof", "state")
            .map(key -> Optional.ofNullable(fact.detail().get(key)))
            .flatMap(Optional::stream)
            .collect(Collectors.joining(", "));
    return rest.isEmpty() ? head : head + ": " + rest;
  }

  /** Lines as few messages, none longer than Slack shows whole. */
  public static List<String> messages(List<String> lines) {
    List<String> messages = new ArrayList<>();
    StringBuilder message = new StringBuilder();
    for (String line : lines) {
      if (message.length() + line.length() > LONGEST_MESSAGE) {
        messages.add(message.toString());
        message.setLength(0);
      }
      message.append(message.isEmpty() ? "" : "\n").append(line);
    }
    if (!message.isEmpty()) {
      messages.add(message.toString());
    }
    return messages;
  }
}
