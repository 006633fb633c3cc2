package io.kedgeline.starters.cli.schedule;

import io.kedgeline.starters.api.ScheduleChange;
import io.kedgeline.starters.api.ScheduleChanges;
import io.kedgeline.starters.api.ScheduleList;
import io.kedgeline.starters.api.ScheduleView;
import io.kedgeline.starters.cli.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Schedules, and what is not as declared, in words. */
final class ScheduleTable {

  private ScheduleTable() {}

  static String words(ScheduleList list) {
    if (list.schedules().isEmpty()) {
      return "The rulebook declares no schedule.";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("SCHEDULE", "STARTS", "AT", "ZONE", "STATE", "NEXT", "LAST"));
    for (ScheduleView row : list.schedules()) {
      rows.add(
          List.of(
              Text.plain(row.name()),
              Text.plain(row.starts()),
              Text.plain(row.at()),
              Text.plain(row.zone()),
              Text.plain(state(row)),
              row.next().map(Instant::toString).orElse("-"),
              Text.plain(last(row))));
    }
    return Text.table(rows);
  }

  private static String state(ScheduleView row) {
    if (!row.applied()) {
      return "not applied";
    }
    return row.paused()
        .map(why -> "paused " + why)
        .orElse(row.differences().isEmpty() ? "as declared" : "changed: see schedule diff");
  }

  private static String last(ScheduleView row) {
    return row.last()
        .map(at ->
            "%s %s: %s".formatted(at, row.lastOutcome().orElse(""), row.lastDetail().orElse("")))
        .orElse("-");
  }

  static String words(ScheduleChanges changes) {
    if (changes.changes().isEmpty()) {
      return "Every schedule is as the rulebook declares it.";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(changes.committed() ? "DONE" : "TO DO", "SCHEDULE", "BECAUSE"));
    for (ScheduleChange change : changes.changes()) {
      rows.add(
          List.of(
              change.kind().toString(),
              Text.plain(change.name()),
              Text.plain(String.join("; ", change.why()))));
    }
    return Text.table(rows)
        + (changes.committed()
            ? ""
            : "\n\nNothing was done. Do it: kedgeline schedule apply --commit");
  }
}
