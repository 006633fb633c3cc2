package io.kedgeline.domain.document;

import java.util.stream.Collectors;

/** Text from outside as a terminal may show it. */
public final class PlainText {

  private PlainText() {}

  /** The text without anything that could move a cursor, colour a line or turn it around. */
  public static String line(String text) {
    return text.codePoints()
        .mapToObj(point ->
            switch (Character.getType(point)) {
              case Character.CONTROL,
                  Character.FORMAT,
                  Character.SURROGATE,
                  Character.LINE_SEPARATOR,
                  Character.PARAGRAPH_SEPARATOR ->
                  "\\u%04x".formatted(point);
              default -> Character.toString(point);
            })
        .collect(Collectors.joining());
  }

  /** The same for text on several lines, each of which may hold what came from outside. */
  public static String lines(String text) {
    return text.lines().map(PlainText::line).collect(Collectors.joining("\n"));
  }
}
