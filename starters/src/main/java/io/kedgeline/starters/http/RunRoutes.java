package io.kedgeline.starters.http;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.starters.api.HistoryView;
import io.kedgeline.starters.api.RunList;
import io.kedgeline.starters.api.RunView;
import io.kedgeline.starters.api.TellingView;
import io.kedgeline.starters.desk.LiveStates;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.desk.RunFigures;
import java.util.List;

/** {@code /v1/runs}: any run of any runbook, its cost, its journal and its evidence. */
final class RunRoutes {

  private final RunArchive archive;
  private final LiveStates live;

  RunRoutes(RunArchive archive, LiveStates live) {
    this.archive = archive;
    this.live = live;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/runs", this::list),
        Route.get("/v1/runs/{runbook}/{change}", this::show),
        Route.get("/v1/runs/{runbook}/{change}/history", this::history),
        Route.get("/v1/runs/{runbook}/{change}/evidence", this::evidence));
  }

  private Answer list(Call call) {
    return Answer.ok(rows(archive.latest(call.limit())));
  }

  private Answer show(Call call) {
    RunId run = call.run();
    RunStart start = archive.start(run);
    RunFigures figures = archive.figures(run);
    return Answer.ok(
        new RunView(
            rows(List.of(start)).runs().getFirst(),
            archive.channel(start),
            start.firstExecution(),
            figures.activities(),
            figures.events(),
            figures.timers(),
            figures.awsCalls(),
            archive.tellings(run).stream().map(TellingView::of).toList()));
  }

  private Answer history(Call call) {
    return Answer.ok(new HistoryView(archive.journal(call.run())));
  }

  private Answer evidence(Call call) {
    return Answer.text("application/json", archive.evidence(call.run()).write());
  }

  private RunList rows(List<RunStart> starts) {
    return RunRows.of(starts, live);
  }
}
