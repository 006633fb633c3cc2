package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.Telling;
import io.kedgeline.starters.evidence.Journal.Line;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whom the server could not tell of the run, by its own word. It is shown and fails nothing: a run
 * is as good with people who were told late.
 */
final class ToldList {

  private static final int MOST_SHOWN = 10;

  private ToldList() {}

  static EvidenceFinding of(Journal journal) {
    List<Line> untold = journal.of(FactKind.NOT_TOLD).toList();
    if (untold.isEmpty()) {
      return new EvidenceFinding("told", true, "the server says of nobody that they were not told");
    }
    List<Line> said =
        journal.lines().stream()
            .filter(line -> line.is(FactKind.NOT_TOLD) || line.is(FactKind.TOLD_AGAIN))
            .toList();
    int before = Math.max(0, said.size() - MOST_SHOWN);
    String shown =
        said.stream().skip(before).map(ToldList::words).collect(Collectors.joining("; "));
    return new EvidenceFinding(
        "told",
        true,
        "not told, %d times%s: %s%s"
            .formatted(
                untold.size(),
                before == 0 ? "" : ", of %d entries the last %d".formatted(said.size(), MOST_SHOWN),
                shown,
                said.size() < Telling.MOST
                    ? ""
                    : "; no more is kept of a run, there may have been more"));
  }

  private static String words(Line line) {
    return "entry %d: %s %s by %s at %s, %s (attempts %s)"
        .formatted(
            line.number(),
            line.says("subject"),
            line.is(FactKind.NOT_TOLD) ? "not told" : "told again",
            line.fact().actor(),
            line.fact().at(),
            line.says("reason"),
            line.says("attempts"));
  }
}
