package io.kedgeline.conformance.stories;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.Fact;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.certificate.SourceIdentity;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.people.PeopleFile;
import io.kedgeline.starters.people.PeopleKeeper;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.governed.RunStatus;
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

  /** Lets the time pass in which an early close still denies its holder's next sessions. */
  void afterEarlierDenials() {
    sandbox.skip(Duration.ofSeconds(31));
  }

  /** Days pass in stories, and a company reads its people again meanwhile. */
  void peopleAreReadAgain() {
    try (PeopleKeeper keeper =
        new PeopleKeeper(
            new PeopleFile(sandbox.peopleFile()), sandbox::synchronise, sandbox.clock())) {
      keeper.synchronise();
    }
  }

  Desk desk() {
    return desk;
  }

  static ChangeId freshChange() {
    return new ChangeId("CHG-" + CHANGES.incrementAndGet());
  }

  WindowRequest request(ChangeId change) {
    return requestFor(change, InventedPeople.HOLDER, sandbox.holderIdentity());
  }

  /** A window to this certificate in somebody's name, under a change that is recorded. */
  WindowRequest requestFor(ChangeId change, PersonId holder, SourceIdentity certificate) {
    sandbox.recordChange(change);
    return new WindowRequest(
        change,
        sandbox.account().profile(),
        holder,
        certificate,
        Duration.ofMinutes(30),
        "a story that a test tells");
  }

  RunId asked() {
    return desk.request(Caller.of(InventedPeople.REQUESTER, "test"), request(freshChange()));
  }

  /** Asked for and approved for this holder, and open. */
  RunId opened(PersonId holder) {
    RunId run =
        desk.request(
            Caller.of(InventedPeople.REQUESTER, "test"),
            requestFor(freshChange(), holder, sandbox.holder(holder).sourceIdentity()));
    Waiting.untilState(desk, run, WindowState.AWAITING_APPROVAL);
    approve(run, InventedPeople.SECURITY_LEAD, "security-lead");
    approve(run, InventedPeople.RESPONSE_LEAD, "ir-lead");
    Waiting.untilState(desk, run, WindowState.OPEN);
    return run;
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
    return vote(run, person, person, slot, decision);
  }

  /** The vote of somebody whom the ledger and the invented people name otherwise. */
  ActAnswer vote(
      RunId run, PersonId voter, PersonId signsIn, Optional<String> slot, Decision decision) {
    Digest plan = desk.plan(run).digest().orElseThrow();
    return desk.vote(
        Caller.of(voter, "test"),
        run,
        plan,
        slot,
        decision,
        "",
        sandbox.proofFor(signsIn, slot, plan));
  }

  WindowOutcome closed(RunId run) {
    desk.close(Caller.of(InventedPeople.REQUESTER, "test"), run, "the story is told");
    return outcome(run);
  }

  /** How the run ended; a window that has closed is reviewed, as it would not end before. */
  WindowOutcome outcome(RunId run) {
    RunStatus ended =
        Waiting.until(
            () -> Optional.of(desk.status(run)),
            status -> WindowState.of(status.state()).closed() || status.state().last(),
            run + " to end");
    if (ended.state().awaitsReview()) {
      review(run);
    }
    return sandbox.client().newUntypedWorkflowStub(run.value()).getResult(WindowOutcome.class);
  }

  /** Records the review, once there is something to look at. */
  ActAnswer review(RunId run) {
    Waiting.until(() -> desk.toBeReviewed(run).digest(), digest -> true, "the changes of " + run);
    return review(run, InventedPeople.SECURITY_LEAD);
  }

  /** This person's review of what there is now. */
  ActAnswer review(RunId run, PersonId person) {
    return desk.review(
        Caller.of(person, "test"),
        run,
        seen(run),
        Conclusion.JUSTIFIED,
        "what was done was what the story is about");
  }

  /** The list of changes; a run that is gone has none to show. */
  private Digest seen(RunId run) {
    try {
      return desk.toBeReviewed(run).digest().orElse(Digest.ofText("nothing"));
    } catch (DeskRefusal gone) {
      return Digest.ofText("nothing");
    }
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

  void awaitFact(RunId run, FactKind kind, String activity) {
    Waiting.until(
        () -> Optional.of(count(run, kind, activity)), times -> times > 0, activity + " of " + run);
  }

  static String code(ActAnswer answer) {
    return switch (answer) {
      case ActAnswer.Accepted accepted -> "ACCEPTED";
      case ActAnswer.Refused refused -> refused.code();
    };
  }
}
