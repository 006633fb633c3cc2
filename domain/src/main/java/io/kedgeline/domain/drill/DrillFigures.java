package io.kedgeline.domain.drill;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How long each part of a drill took, folded from its journal: of what has not happened there is no
 * figure. Each span is measured by one clock, the run's or the worker's.
 *
 * @param approve from the plan to its quorum
 * @param open from the quorum to the proof that the profile is open
 * @param close from the end of the window to the profile at rest
 * @param prove from there to the proof that nobody gets in
 * @param done whether it was open, and closed with proof, by the run's word and by its workers'
 */
public record DrillFigures(
    Optional<Duration> approve,
    Optional<Duration> open,
    Optional<Duration> close,
    Optional<Duration> prove,
    boolean done) {

  /**
   * The figures of a run.
   *
   * @param facts what its journal says, in the journal's order
   */
  public static DrillFigures of(List<Fact> facts) {
    List<Fact> opening = until(facts, FactKind.OPENED);
    List<Fact> deciding = until(opening, FactKind.APPROVED);
    List<Fact> closing = until(facts, FactKind.CLOSED);
    Optional<Instant> opened = last(opening, is(FactKind.OPENED));
    Optional<Instant> approved = last(deciding, is(FactKind.APPROVED));
    Optional<Instant> closed = last(closing, is(FactKind.CLOSED));
    Optional<Duration> prove =
        between(last(closing, result("Close")), last(closing, result("ProveClosed")));
    return new DrillFigures(
        between(last(deciding, is(FactKind.PLANNED)), approved),
        between(approved, opened),
        between(last(closing, is(FactKind.CLOSE_REQUESTED)), closed)
            .flatMap(whole -> prove.map(proof -> positive(whole.minus(proof)))),
        prove.filter(proof -> closed.isPresent()),
        opened.isPresent() && closed.isPresent() && provedByWorkers(facts));
  }

  /** A run says what it likes; what was enabled, closed and proved, in that order, workers say. */
  private static boolean provedByWorkers(List<Fact> facts) {
    List<Fact> left = facts;
    for (String activity : List.of("Enable", "Close", "ProveClosed")) {
      Optional<Fact> next = left.stream().filter(result(activity)).findFirst();
      if (next.isEmpty()) {
        return false;
      }
      left = left.subList(left.indexOf(next.get()) + 1, left.size());
    }
    return true;
  }

  private static Predicate<Fact> is(FactKind kind) {
    return fact -> fact.kind() == kind;
  }

  private static Predicate<Fact> result(String activity) {
    return is(FactKind.RESULT).and(fact -> activity.equals(fact.detail().get("activity")));
  }

  /** Up to the last fact of this kind; all where there is none. */
  private static List<Fact> until(List<Fact> facts, FactKind kind) {
    for (int i = facts.size(); i > 0; i--) {
      if (facts.get(i - 1).kind() == kind) {
        return facts.subList(0, i);
      }
    }
    return facts;
  }

  private static Optional<Instant> last(List<Fact> facts, Predicate<Fact> which) {
    return facts.reversed().stream().filter(which).map(Fact::at).findFirst();
  }

  private static Optional<Duration> between(Optional<Instant> from, Optional<Instant> to) {
    return from.flatMap(begin -> to.map(end -> positive(Duration.between(begin, end))));
  }

  /** Clocks that are set while a span lasts make no negative one of it. */
  private static Duration positive(Duration span) {
    return span.isNegative() ? Duration.ZERO : span;
  }
}
