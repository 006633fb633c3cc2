package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
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
          keys.add(line.fact().key()) ? fault(line) : Optional.of("tells a fact a second time");
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

  private static Optional<String> fault(Line line) {
    if (line.is(FactKind.CONTRADICTED)) {
      return Optional.of("contradicts entry " + line.says("contradicts"));
    }
    boolean byWorker = line.fact().actor().startsWith("worker/");
    boolean fits =
        switch (line.fact().kind().observer()) {
          case WORKFLOW -> line.fact().key().startsWith("workflow/") && !byWorker;
          case WORKER -> line.fact().key().startsWith("activity/") && byWorker;
          case SERVER -> isTelling(line);
          case LEDGER -> line.fact().key().startsWith("ledger/");
        };
    return fits ? Optional.empty() : Optional.of("is not its teller's to tell");
  }

  /** The server's word holds what it has a place for and nothing more. */
  private static boolean isTelling(Line line) {
    return line.fact().key().startsWith("server/told/")
        && line.fact().actor().startsWith("server/")
        && line.fact().detail().keySet().equals(Set.of("subject", "reason", "attempts"));
  }
}
