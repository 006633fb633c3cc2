package io.kedgeline.workflows.course;

import io.kedgeline.domain.governed.RunEvent;
import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.governed.Transitions;

/** Where a run stands. It moves by its runbook's table of legal moves and no other way. */
public final class Progress<S extends RunState> {

  private final Transitions<S> table;
  private S state;

  /** A run that stands here, and moves by this table. */
  public Progress(S first, Transitions<S> table) {
    this.state = first;
    this.table = table;
  }

  /** Where it stands. */
  public S state() {
    return state;
  }

  /**
   * Moves it.
   *
   * @throws IllegalStateException when this cannot happen where it stands
   */
  public void move(RunEvent event) {
    state =
        table
            .next(state, event)
            .orElseThrow(() ->
                new IllegalStateException(event.name() + " cannot happen in " + state.name()));
  }
}
