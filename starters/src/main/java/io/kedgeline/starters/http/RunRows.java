package io.kedgeline.starters.http;

import io.kedgeline.domain.governed.RunState;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.RecordedState;
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
    Map<RunId, RunState> states = live.of(starts);
    return new RunList(starts.stream().map(start -> row(start, states)).toList());
  }

  private static RunRow row(RunStart start, Map<RunId, RunState> states) {
    RunState heard = RecordedState.of(start);
    return new RunRow(
        start.run(),
        states.getOrDefault(start.run(), heard).name(),
        !heard.last() && !states.containsKey(start.run()),
        start.stateAt(),
        start.requester(),
        start.startedAt());
  }
}
