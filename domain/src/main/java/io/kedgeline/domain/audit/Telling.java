package io.kedgeline.domain.audit;

import io.kedgeline.domain.plan.RunId;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The server's word that people could not be told of a run, or that such a message was taken again.
 * It judges nothing: no vote, act or proof can be said in it.
 *
 * @param run the run
 * @param number its place among the run's tellings, 1 to {@value #MOST}
 * @param door by which door they are told, such as {@code slack}: lower-case letters, 20 at most
 * @param subject what did not arrive
 * @param told whether such a message was taken again, then with what failed before; of what people
 *     are told directly, that need not be the one that failed
 * @param reason why it did not, as {@link #plain} leaves it
 * @param attempts how often it was tried in vain
 * @param at when, by the runs' time
 */
public record Telling(
    RunId run,
    int number,
    String door,
    Subject subject,
    boolean told,
    String reason,
    int attempts,
    Instant at) {

  /** How much a server may say of one run. */
  public static final int MOST = 60;

  private static final int LONGEST_REASON = 100;
  private static final Pattern DOOR = Pattern.compile("[a-z]{1,20}");
  private static final String KEY = "server/told/";
  private static final String ACTOR = "server/";

  /** What did not arrive. The names are stored: never rename one. */
  public enum Subject {
    /** The message that shows the run to those who approve. */
    CARD("the card"),
    /** What the run does, step by step, under its card. */
    THREAD("the card's thread"),
    /** What the requester is told directly. */
    REQUESTER("the message to the requester"),
    /** What the holder of a window is told directly. */
    HOLDER("the message to the holder"),
    /** The reminder of those whose vote is awaited. */
    ELECTORS("the reminder of those who can vote");

    private final String words;

    Subject(String words) {
      this.words = words;
    }

    /** As people read it. */
    public String words() {
      return words;
    }
  }

  public Telling {
    require(number >= 1 && number <= MOST, "number: must be 1 to " + MOST);
    require(DOOR.matcher(door).matches(), "door: must be 1 to 20 lower-case letters");
    require(reason.equals(plain(reason)), "reason: must be plain text of 1 to 100 characters");
    require(attempts >= 0, "attempts: must not be negative");
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("telling " + rule);
    }
  }

  /** A reason that came from outside, without what has no place in a record. */
  public static String plain(String reason) {
    String kept = reason.replaceAll("[^A-Za-z0-9_ .-]", "_");
    String shown = kept.isEmpty() ? "unknown" : kept;
    return shown.substring(0, Math.min(shown.length(), LONGEST_REASON));
  }

  /** What the journal says of it. */
  public Fact fact() {
    return Fact.of(
        KEY + number,
        told ? FactKind.TOLD_AGAIN : FactKind.NOT_TOLD,
        at,
        ACTOR + door,
        Map.of(
            "subject", subject.name(), "reason", reason, "attempts", Integer.toString(attempts)));
  }

  /** Whether a fact of this run says this and nothing besides, in exactly this form. */
  public static boolean isSaidBy(RunId run, Fact fact) {
    try {
      Map<String, String> detail = fact.detail();
      return new Telling(
              run,
              Integer.parseInt(after(KEY, fact.key())),
              after(ACTOR, fact.actor()),
              Subject.valueOf(detail.getOrDefault("subject", "")),
              fact.kind() == FactKind.TOLD_AGAIN,
              detail.getOrDefault("reason", ""),
              Integer.parseInt(detail.getOrDefault("attempts", "")),
              fact.at())
          .fact()
          .equals(fact);
    } catch (IllegalArgumentException otherwise) {
      return false;
    }
  }

  private static String after(String prefix, String text) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : "";
  }
}
