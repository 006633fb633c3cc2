package io.kedgeline.starters.evidence;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.starters.evidence.Journal.Line;
import java.util.Optional;

/**
 * Was each step of the plan taken by a worker, what was made proved, and seen where nobody here can
 * prove it, and then registered; or was it undone by a worker after the last step that made
 * something. Nothing else is an end.
 */
final class MakingEnd {

  private static final String CANARY_SIGHT = "ConfirmCanary";

  private final Journal journal;
  private final MadeKind kind;

  private MakingEnd(Journal journal, MadeKind kind) {
    this.journal = journal;
    this.kind = kind;
  }

  static EvidenceFinding of(Journal journal, Line end, MadeKind kind) {
    return new MakingEnd(journal, kind).of(end);
  }

  private EvidenceFinding of(Line end) {
    Optional<Line> lastMade =
        journal.lines().stream().filter(Deeds::opens).reduce((first, later) -> later);
    if (lastMade.isEmpty()) {
      return fits(
          !end.says("state").equals("REGISTERED"),
          "the run ended, nothing had been made",
          "the run says that it registered %s, and no worker set out to make one"
              .formatted(kind.one()));
    }
    return end.says("state").equals("REGISTERED")
        ? registered(lastMade.get())
        : undone(lastMade.get(), end);
  }

  private EvidenceFinding registered(Line lastMade) {
    Optional<Line> proved = result(kind.proof(), 0).filter(line -> everyStepTaken());
    Optional<Line> undoing = result(kind.undoing(), lastMade.number());
    boolean found = undoing.filter(MakingEnd::foundRegistered).isPresent();
    Optional<Line> registered =
        proved
            .flatMap(line -> result(kind.registration(), line.number()))
            .or(() -> undoing.filter(MakingEnd::foundRegistered));
    Optional<Line> told = journal.of(FactKind.REGISTERED).findFirst();
    boolean undone = undoing.isPresent() && !found;
    return fits(
        proved.isPresent() && registered.isPresent() && told.isPresent() && !undone,
        kind.that() + " was made, proved by a worker and then registered",
        "the run says that %s was registered, and no worker proved it, registered it and left it standing"
            .formatted(kind.one()));
  }

  /** Each that was planned last, but the registration, which an undoing may have found. */
  private boolean everyStepTaken() {
    return journal
        .of(FactKind.PLANNED)
        .reduce((first, later) -> later)
        .flatMap(PlannedLine::plan)
        .filter(plan ->
            plan.actions().stream()
                .map(PlannedAction::operation)
                .filter(operation -> operation != kind.registration())
                .allMatch(operation -> result(operation, 0).isPresent()))
        .filter(plan -> !(plan instanceof ExternalPlan) || canarySeen())
        .isPresent();
  }

  /** Whether a worker saw the certificate by which an authority outside AWS proves itself. */
  private boolean canarySeen() {
    return journal
        .of(FactKind.RESULT)
        .anyMatch(line -> line.says("activity").equals(CANARY_SIGHT) && foundRegistered(line));
  }

  private EvidenceFinding undone(Line lastMade, Line end) {
    boolean undone =
        end.says("state").equals("UNDONE")
            && journal.of(FactKind.UNDONE).findFirst().isPresent()
            && result(kind.undoing(), lastMade.number())
                .filter(line -> !foundRegistered(line))
                .isPresent();
    return fits(
        undone,
        "what was made was undone, and a worker read that back",
        "entry %d made something that was neither registered nor undone"
            .formatted(lastMade.number()));
  }

  private Optional<Line> result(Operation operation, long after) {
    return EndingCheck.result(journal, Deeds.activity(operation), after);
  }

  /** What a worker says of what it found registered, or seen. */
  private static boolean foundRegistered(Line undoing) {
    return undoing.says("registered").equals("true");
  }

  private static EvidenceFinding fits(boolean holds, String good, String bad) {
    return EndingCheck.finding(holds, holds ? good : bad);
  }
}
