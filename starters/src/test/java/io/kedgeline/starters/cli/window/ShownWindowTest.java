package io.kedgeline.starters.cli.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.api.WindowView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code window show} says of who asked. */
class ShownWindowTest {

  @Test
  void itSaysThatTheChangeSystemAskedAndInWhoseName() {
    assertEquals(
        "  asked by   maya, in whose name the change system asked",
        asker(Optional.of("change-management")));
    assertEquals("  asked by   maya, at the door http", asker(Optional.of("http")));
    assertEquals("  asked by   maya", asker(Optional.empty()));
  }

  @Test
  void aDoorIsShownAsPlainText() {
    String shown = asker(Optional.of("a\u001b[31mdoor"));
    assertFalse(shown.contains("\u001b"), shown);
    assertTrue(shown.contains("door"), shown);
  }

  private static String asker(Optional<String> channel) {
    WindowView window =
        new WindowView(
            new RunId("RB-06/CHG-1042"),
            WindowState.AWAITING_APPROVAL,
            new PersonId("maya"),
            channel,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return ShownWindow.words(window)
        .lines()
        .filter(line -> line.startsWith("  asked by"))
        .findFirst()
        .orElseThrow();
  }
}
