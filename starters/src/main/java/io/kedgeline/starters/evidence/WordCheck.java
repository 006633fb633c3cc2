package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.Telling;
import io.kedgeline.starters.evidence.Journal.Line;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Does everybody say only what is theirs to say, each thing once, and does nobody contradict. */
final class WordCheck {

  private WordCheck() {}

  static EvidenceFinding of(Journal journal) {
    Set<String> keys = new HashSet<>();
    for (Line line : journal.lines()) {
      Optional<String> fault =
          keys.add(line.fact().key())
              ? fault(journal, line)
              : Optional.of("tells a fact a second time");
      if (fault.isPresent()) {
        return new EvidenceFinding(
            "words", false, "entry %d %s".formatted(line.number(), fault.get()));
      }
    }
    return new EvidenceFinding(
        "words",
        true,
        "run, worker, server and ledger each tell what is theirs, and nobody contradicts");
  }

  private static Optional<String> fault(Journal journal, Line line) {
    if (line.is(FactKind.CONTRADICTED)) {
      return Optional.of("contradicts entry " + line.says("contradicts"));
    }
    boolean byWorker = line.fact().actor().startsWith("worker/");
    boolean byServer = line.fact().actor().startsWith("server/");
    boolean fits =
        switch (line.fact().kind().observer()) {
          case WORKFLOW -> line.fact().key().startsWith("workflow/") && !byWorker && !byServer;
          case WORKER -> line.fact().key().startsWith("activity/") && byWorker;
          case SERVER -> Telling.isSaidBy(journal.run(), line.fact());
          case LEDGER -> line.fact().key().startsWith("ledger/");
        };
    return fits ? Optional.empty() : Optional.of("is not its teller's to tell");
  }
}
