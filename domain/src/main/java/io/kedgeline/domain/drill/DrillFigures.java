package io.kedgeline.domain.drill;

import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How long each part of a drill took, folded from its journal: of what has not happened there is no
 * figure. Clocks of several machines are compared; a span that they turn around is none at all.
 *
 * @param approve from the plan to its quorum
 * @param open from the quorum to the proof that the profile is open
 * @param close from the end of the window to the profile at rest
 * @param prove from there to the proof that nobody gets in
 * @param done whether it was open, and closed with proof
 */
public record DrillFigures(
    Optional<Duration> approve,
    Optional<Duration> open,
    Optional<Duration> close,
    Optional<Duration> prove,
    boolean done) {

  private static final String CLOSE_ACTIVITY = "Close";

  /** The figures of the run whose facts these are. */
  public static DrillFigures of(List<Fact> facts) {
    Optional<Instant> opened = first(facts, FactKind.OPENED);
    Optional<Instant> approved = last(facts, opened, fact -> fact.kind() == FactKind.APPROVED);
    Optional<Instant> planned = last(facts, approved, fact -> fact.kind() == FactKind.PLANNED);
    Optional<Instant> ending = first(facts, FactKind.CLOSE_REQUESTED);
    Optional<Instant> closed = first(facts, FactKind.CLOSED);
    Optional<Instant> shut = last(facts, closed, DrillFigures::shuts);
    return new DrillFigures(
        between(planned, approved),
        between(approved, opened),
        between(ending, shut),
        between(shut, closed),
        opened.isPresent() && closed.isPresent());
  }

  private static boolean shuts(Fact fact) {
    return fact.kind() == FactKind.RESULT && CLOSE_ACTIVITY.equals(fact.detail().get("activity"));
  }

  private static Optional<Instant> first(List<Fact> facts, FactKind kind) {
    return facts.stream()
        .filter(fact -> fact.kind() == kind)
        .map(Fact::at)
        .min(Comparator.naturalOrder());
  }

  /** The last that is not after this; the last of all where this has not happened. */
  private static Optional<Instant> last(
      List<Fact> facts, Optional<Instant> until, Predicate<Fact> which) {
    return facts.stream()
        .filter(which)
        .map(Fact::at)
        .filter(at -> until.filter(at::isAfter).isEmpty())
        .max(Comparator.naturalOrder());
  }

  private static Optional<Duration> between(Optional<Instant> from, Optional<Instant> to) {
    return from.flatMap(begin -> to.map(end -> Duration.between(begin, end)))
        .map(span -> span.isNegative() ? Duration.ZERO : span);
  }
}
