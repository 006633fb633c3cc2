package io.kedgeline.domain.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.governed.ApprovalEvent;
import io.kedgeline.domain.governed.RunEvent;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTransitionsTest {

  @ParameterizedTest
  @EnumSource(WindowState.class)
  void aLastStateHasNoMoveAndEveryOtherHasOne(WindowState state) {
    boolean moves = events().anyMatch(event -> WindowTransitions.next(state, event).isPresent());
    assertEquals(!state.last(), moves);
  }

  @Test
  void onlyAnApprovedWindowOpens() {
    for (WindowState state : WindowState.values()) {
      assertEquals(
          state == WindowState.APPROVED || state == WindowState.AWAITING_KEY,
          WindowTransitions.next(state, WindowEvent.OPENING_BEGUN).isPresent(),
          state.name());
    }
  }

  @Test
  void whereTheHolderMayBeInOnlyAProvedClosingLeadsOut() {
    Set<WindowState> ends = EnumSet.noneOf(WindowState.class);
    for (WindowState state : WindowState.values()) {
      events()
          .flatMap(event -> WindowTransitions.next(state, event).stream())
          .filter(next -> state.holderMayBeIn() && !next.holderMayBeIn())
          .forEach(ends::add);
    }
    assertEquals(EnumSet.of(WindowState.CLOSED), ends);
    assertTrue(WindowState.OPENING.holderMayBeIn());
    assertFalse(WindowState.APPROVED.holderMayBeIn());
  }

  private static Stream<RunEvent> events() {
    return Stream.concat(Stream.of(ApprovalEvent.values()), Stream.of(WindowEvent.values()));
  }
}
