package io.kedgeline.starters.cli.run;

import io.kedgeline.starters.api.RunList;
import io.kedgeline.starters.api.RunRow;
import io.kedgeline.starters.cli.Text;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Runs in a table. */
public final class RunTable {

  private RunTable() {}

  /** The table, or a sentence when there is none. */
  public static String words(RunList list) {
    if (list.runs().isEmpty()) {
      return "No run was asked for yet.";
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("RUN", "STATE", "ASKED BY", "ASKED AT"));
    for (RunRow row : list.runs()) {
      rows.add(
          List.of(
              row.run().toString(),
              state(row),
              row.requester().toString(),
              row.startedAt().truncatedTo(ChronoUnit.SECONDS).toString()));
    }
    return Text.table(rows);
  }

  /** The state, and when it was heard where the engine does not tell. */
  static String state(RunRow row) {
    return row.ledgerOnly()
        ? "%s at %s, the engine does not answer"
            .formatted(Text.plain(row.state()), row.stateAt().truncatedTo(ChronoUnit.SECONDS))
        : Text.plain(row.state());
  }
}
