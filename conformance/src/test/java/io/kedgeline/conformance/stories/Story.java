package io.kedgeline.conformance.stories;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import io.kedgeline.workflows.governed.ActAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What stories do over and over: ask, vote, end, look. */
final class Story {

  private static final AtomicInteger CHANGES = new AtomicInteger(2000);

  private final Sandbox sandbox;
  private final Desk desk;

  Story(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.desk = sandbox.desk();
  }

  Desk desk() {
    return desk;
  }

  static ChangeId freshChange() {
    return new ChangeId("CHG-" + CHANGES.incrementAndGet());
  }

  WindowRequest request(ChangeId change) {
    return requestFor(change, InventedPeople.HOLDER);
  }

  /** A window to the one certificate that there is, in somebody's name. */
  WindowRequest requestFor(ChangeId change, PersonId holder) {
    return new WindowRequest(
        change,
        sandbox.account().profile(),
        holder,
        sandbox.holderIdentity(),
        Duration.ofMinutes(30),
        "a story that a test tells");
  }

  RunId asked() {
    return desk.request(InventedPeople.REQUESTER, "test", request(freshChange()));
  }

  RunId awaitingApproval() {
    RunId run = asked();
    Waiting.untilState(desk, run, WindowState.AWAITING_APPROVAL);
    return run;
  }

  ActAnswer approve(RunId run, PersonId person, String slot) {
    return vote(run, person, Optional.of(slot), Decision.APPROVE);
  }

  ActAnswer vote(RunId run, PersonId person, Optional<String> slot, Decision decision) {
    return desk.vote(
        person, "test", run, desk.plan(run).digest().orElseThrow(), slot, decision, "");
  }

  WindowOutcome closed(RunId run) {
    desk.close(InventedPeople.REQUESTER, "test", run, "the story is told");
    return outcome(run);
  }

  WindowOutcome outcome(RunId run) {
    return sandbox.client().newUntypedWorkflowStub(run.value()).getResult(WindowOutcome.class);
  }

  List<Fact> facts(RunId run) {
    return new JournalTable(sandbox.ledger()).read(run).stream().map(JournalEntry::fact).toList();
  }

  long count(RunId run, FactKind kind, String activity) {
    return facts(run).stream()
        .filter(fact -> fact.kind() == kind)
        .filter(fact -> fact.detail().getOrDefault("activity", "").equals(activity))
        .count();
  }

  static String code(ActAnswer answer) {
    return switch (answer) {
      case ActAnswer.Accepted accepted -> "ACCEPTED";
      case ActAnswer.Refused refused -> refused.code();
    };
  }
}
