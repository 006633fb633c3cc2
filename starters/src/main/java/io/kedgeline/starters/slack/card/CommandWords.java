package io.kedgeline.starters.slack.card;

import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.RunStart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is read of a command, and what it is answered. */
public final class CommandWords {

  /** What can be typed. */
  public static final String HELP =
      """
      /kedgeline window request [CHANGE] asks for a break-glass window: a form opens.
      /kedgeline status lists the windows that are under way.
      To approve or deny, use the card of the window. Everything else: the command line, kedgeline --help.\
      """;

  private static final int MOST = 20;

  private CommandWords() {}

  /** The words behind the command's name. */
  public static List<String> split(String text) {
    return Arrays.stream(text.strip().split("\\s+", -1)).filter(word -> !word.isEmpty()).toList();
  }

  /** The windows that are under way, a line each, the newest first. */
  public static String status(Map<RunStart, WindowState> underWay) {
    if (underWay.isEmpty()) {
      return "No window is under way.";
    }
    String lines =
        underWay.entrySet().stream()
            .limit(MOST)
            .map(entry ->
                "%s  %s, asked for by %s"
                    .formatted(
                        entry.getKey().run().change(),
                        entry.getValue(),
                        entry.getKey().requester()))
            .collect(Collectors.joining("\n"));
    return underWay.size() <= MOST
        ? lines
        : "%s\nand %d more: kedgeline run ls".formatted(lines, underWay.size() - MOST);
  }
}
