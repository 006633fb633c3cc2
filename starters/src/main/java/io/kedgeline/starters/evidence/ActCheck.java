package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.starters.evidence.Journal.Line;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Did people sign what they are said to have done: in this run, once, when it is said that they
 * did. A refused act may be unsigned; one that counted may not.
 */
final class ActCheck {

  private ActCheck() {}

  static EvidenceFinding of(Journal journal) {
    List<Line> requests = journal.of(FactKind.REQUESTED).toList();
    if (requests.size() != 1 || requests.getFirst().number() != 1) {
      return finding(false, "the record does not begin with the one request that the run is for");
    }
    Set<String> nonces = new HashSet<>();
    int signed = 0;
    for (Line line : journal.lines()) {
      if (!counted(line)) {
        continue;
      }
      Optional<String> fault = fault(journal, line, nonces);
      if (fault.isPresent()) {
        return finding(false, "entry %d %s".formatted(line.number(), fault.get()));
      }
      signed++;
    }
    return finding(true, signed + " acts of people are signed");
  }

  private static boolean counted(Line line) {
    return switch (line.fact().kind()) {
      case REQUESTED, VOTED, EXTENSION_REQUESTED, REVIEW_GIVEN, PRESENTED -> true;
      case CLOSE_REQUESTED -> line.carriesAnAct();
      default -> false;
    };
  }

  private static Optional<String> fault(Journal journal, Line line, Set<String> nonces) {
    if (line.act().isEmpty()) {
      return Optional.of("is not signed by an act key that you pinned");
    }
    Act act = line.act().get();
    if (!act.header().run().equals(journal.run())) {
      return Optional.of("holds an act that was signed for another run");
    }
    if (!nonces.add(act.header().nonce())) {
      return Optional.of("holds an act that counted before");
    }
    boolean request = line.is(FactKind.REQUESTED);
    if (request != (act instanceof Act.Request)) {
      return Optional.of("holds an act of another kind");
    }
    if (!request && !line.fact().actor().equals(act.header().person().value())) {
      return Optional.of("names another person than signed");
    }
    return request || act.header().freshAt(line.fact().at())
        ? Optional.empty()
        : Optional.of("holds an act that was not signed at that time");
  }

  private static EvidenceFinding finding(boolean holds, String sentence) {
    return new EvidenceFinding("acts", holds, sentence);
  }
}
