package io.kedgeline.starters.slack.card;

import io.kedgeline.domain.governed.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A vote that is called to mind, in the thread under its card: after an eighth, a quarter and half
 * of the time in which votes count, and no more.
 *
 * @param number which of them, from 1
 */
public record Reminder(int number) {

  private static final List<Integer> PARTS = List.of(8, 4, 2);
  private static final int LONGEST = 1_000;

  /**
   * The one that is due, of which the earlier ones have passed; nothing before the first, and
   * nothing once the vote is decided.
   *
   * @param life how long votes count
   */
  public static Optional<Reminder> due(CardFacts facts, Instant now, Duration life) {
    if (facts.state().phase() != Phase.VOTING || !facts.isPutToTheVote()) {
      return Optional.empty();
    }
    return facts
        .expires()
        .map(end -> Duration.between(end.minus(life), now))
        .map(waited ->
            PARTS.stream().filter(part -> waited.compareTo(life.dividedBy(part)) >= 0).count())
        .filter(passed -> passed > 0)
        .map(passed -> new Reminder(passed.intValue()));
  }

  /** What it is kept as. */
  public String kind() {
    return "REMINDER_" + number;
  }

  /**
   * What it says, escaped but for the mentions.
   *
   * @param members the Slack ids of those who can fill what is empty
   */
  public static String text(CardFacts facts, Instant now, List<String> members) {
    String words =
        SlackText.escaped(
            "%s %s".formatted(facts.run().change(), CardWords.state(facts, now)), LONGEST);
    return Stream.concat(
            Stream.of(words), members.stream().map(member -> "<@%s>".formatted(member)))
        .collect(Collectors.joining(" "));
  }
}
