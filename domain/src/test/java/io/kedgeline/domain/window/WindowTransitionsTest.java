package io.kedgeline.domain.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTransitionsTest {

  @ParameterizedTest
  @EnumSource(WindowState.class)
  void aLastStateHasNoMoveAndEveryOtherHasOne(WindowState state) {
    boolean moves =
        EnumSet.allOf(WindowEvent.class).stream()
            .anyMatch(event -> WindowTransitions.next(state, event).isPresent());
    assertEquals(!state.last(), moves);
  }

  @Test
  void onlyAnApprovedWindowOpens() {
    for (WindowState state : WindowState.values()) {
      assertEquals(
          state == WindowState.APPROVED,
          WindowTransitions.next(state, WindowEvent.OPENING_BEGUN).isPresent(),
          state.name());
    }
  }

  @Test
  void whereTheHolderMayBeInOnlyAProvedClosingLeadsOut() {
    Set<WindowState> ends = EnumSet.noneOf(WindowState.class);
    for (WindowState state : WindowState.values()) {
      for (WindowEvent event : WindowEvent.values()) {
        Optional<WindowState> next = WindowTransitions.next(state, event);
        if (state.holderMayBeIn() && next.filter(after -> !after.holderMayBeIn()).isPresent()) {
          ends.add(next.orElseThrow());
        }
      }
    }
    assertEquals(EnumSet.of(WindowState.CLOSED), ends);
    assertTrue(WindowState.OPENING.holderMayBeIn());
    assertFalse(WindowState.APPROVED.holderMayBeIn());
  }
}
