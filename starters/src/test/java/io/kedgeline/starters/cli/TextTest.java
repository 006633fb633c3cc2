package io.kedgeline.starters.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {

  @Test
  void nothingThatSomebodyTypedMovesTheCursorOrTurnsALineAround() {
    assertEquals("a\\u001b[31mb\\u202ec\\u000ad é 漢", Text.plain("a\u001b[31mb\u202ec\nd é 漢"));
  }

  @Test
  void columnsAreAsWideAsTheyMustBe() {
    assertEquals(
        "RUN   STATE\nlong  x", Text.table(List.of(List.of("RUN", "STATE"), List.of("long", "x"))));
  }
}
