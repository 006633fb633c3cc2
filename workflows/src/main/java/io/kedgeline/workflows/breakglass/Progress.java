package io.kedgeline.workflows.breakglass;

import io.kedgeline.domain.window.WindowEvent;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.domain.window.WindowTransitions;

/** Where a window stands. It moves by the table of legal moves and no other way. */
final class Progress {

  private WindowState state = WindowState.PLANNING;

  WindowState state() {
    return state;
  }

  void move(WindowEvent event) {
    state =
        WindowTransitions.next(state, event)
            .orElseThrow(() -> new IllegalStateException(event + " cannot happen in " + state));
  }
}
