package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.governed.RunEvent;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.domain.window.WindowTransitions;

/** Where a window stands. It moves by the table of legal moves and no other way. */
final class Progress {

  private WindowState state = WindowState.PLANNING;

  WindowState state() {
    return state;
  }

  void move(RunEvent event) {
    state =
        WindowTransitions.next(state, event)
            .orElseThrow(
                () -> new IllegalStateException(event.name() + " cannot happen in " + state));
  }
}
