package io.kedgeline.starters.http;

import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.drill.DrillFigures;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.starters.api.DrillList;
import io.kedgeline.starters.api.DrillView;
import io.kedgeline.starters.api.RunRow;
import io.kedgeline.starters.desk.LiveStates;
import io.kedgeline.starters.desk.RunArchive;
import java.util.List;

/** {@code /v1/drills}: break-glass drills, and how long each part of them took. */
final class DrillRoutes {

  private final RunArchive archive;
  private final LiveStates live;

  DrillRoutes(RunArchive archive, LiveStates live) {
    this.archive = archive;
    this.live = live;
  }

  List<Route> routes() {
    return List.of(Route.get("/v1/drills", this::list));
  }

  private Answer list(Call call) {
    return Answer.ok(
        new DrillList(
            RunRows.of(archive.latest(RunbookId.BREAK_GLASS_DRILL, call.limit()), live)
                .runs()
                .stream()
                .map(this::view)
                .toList()));
  }

  private DrillView view(RunRow row) {
    DrillFigures figures =
        DrillFigures.of(archive.journal(row.run()).stream().map(JournalEntry::fact).toList());
    return new DrillView(
        row.run(),
        WindowState.valueOf(row.state()),
        row.requester(),
        row.startedAt(),
        figures.approve(),
        figures.open(),
        figures.close(),
        figures.prove(),
        figures.done());
  }
}
