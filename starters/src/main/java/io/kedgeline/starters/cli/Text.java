package io.kedgeline.starters.cli;

import io.kedgeline.domain.document.PlainText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Words for a terminal. */
public final class Text {

  private Text() {}

  /** Text that somebody typed, without anything that could move a cursor or turn a line around. */
  public static String plain(String text) {
    return PlainText.line(text);
  }

  /** The same for text of ours on several lines, each of which may hold what somebody typed. */
  public static String plainLines(String text) {
    return PlainText.lines(text);
  }

  /** Rows in columns that are as wide as they must be. */
  public static String table(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    List<Integer> widths =
        IntStream.range(0, columns)
            .mapToObj(
                column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toList();
    return rows.stream()
        .map(row ->
            IntStream.range(0, columns)
                .mapToObj(column -> padded(row.get(column), widths.get(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
