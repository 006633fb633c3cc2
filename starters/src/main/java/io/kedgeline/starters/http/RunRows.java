package io.kedgeline.starters.http;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.starters.api.RunList;
import io.kedgeline.starters.api.RunRow;
import io.kedgeline.starters.desk.LiveStates;
import java.util.List;
import java.util.Map;

/** Runs as lists show them. */
final class RunRows {

  private RunRows() {}

  static RunList of(List<RunStart> starts, LiveStates live) {
    Map<RunId, WindowState> states = live.of(starts);
    return new RunList(starts.stream().map(start -> row(start, states)).toList());
  }

  private static RunRow row(RunStart start, Map<RunId, WindowState> states) {
    WindowState heard = WindowState.valueOf(start.state());
    return new RunRow(
        start.run(),
        states.getOrDefault(start.run(), heard),
        !heard.last() && !states.containsKey(start.run()),
        start.stateAt(),
        start.requester(),
        start.startedAt());
  }
}
