package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.governed.Keyring;
import io.kedgeline.workflows.governed.SignedAct;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bundle's entries, each with the act that it carries if a pinned key signed it.
 *
 * @param run the run
 * @param lines the entries, oldest first
 */
record Journal(RunId run, List<Line> lines) {

  Journal {
    lines = List.copyOf(lines);
  }

  /**
   * One entry.
   *
   * @param number its place, from 1
   * @param fact what it says
   * @param act the act in it, opened with a pinned key
   */
  record Line(long number, Fact fact, Optional<Act> act) {

    boolean is(FactKind kind) {
      return fact.kind() == kind;
    }

    /** What the fact says under this name; empty when it says nothing. */
    String says(String name) {
      return fact.detail().getOrDefault(name, "");
    }

    boolean carriesAnAct() {
      return fact.detail().containsKey("act");
    }
  }

  static Journal of(EvidenceBundle bundle, Keyring keys) {
    return new Journal(
        bundle.run(),
        bundle.entries().stream()
            .map(entry -> new Line(entry.sequence(), entry.fact(), act(entry, keys)))
            .toList());
  }

  private static Optional<Act> act(JournalEntry entry, Keyring keys) {
    Fact fact = entry.fact();
    return fact.detail().containsKey("act")
        ? keys.open(
            new SignedAct(
                fact.detail().getOrDefault("act", ""),
                fact.detail().getOrDefault("keyId", ""),
                fact.detail().getOrDefault("signature", "")))
        : Optional.empty();
  }

  Stream<Line> of(FactKind kind) {
    return lines.stream().filter(line -> line.is(kind));
  }

  /** What stands before this line. */
  List<Line> before(Line line) {
    return lines.stream().takeWhile(other -> other.number() < line.number()).toList();
  }
}
