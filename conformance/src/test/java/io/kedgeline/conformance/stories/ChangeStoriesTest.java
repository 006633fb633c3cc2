package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedChange;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.change.ChangeFault;
import io.kedgeline.twins.change.ConflictFault;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import io.kedgeline.workflows.governed.GovernedRun;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A window and its change record, with the company's change system beside AWS. */
@ExtendWith(SharedSandbox.class)
@Timeout(180)
class ChangeStoriesTest {

  private static final String CANCELLED = "4";

  private final Sandbox sandbox;
  private final Story story;
  private final Holder holder;

  ChangeStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.holder = new Holder(sandbox);
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @AfterEach
  void heal() {
    sandbox.changes().heal();
  }

  @Test
  @DisplayName("AC-21 everything that is wrong with a change is said at once")
  void everythingThatIsWrongWithAChangeIsSaidAtOnce() {
    Map<String, String> fields = new HashMap<>();
    ChangeId change = Story.freshChange();
    Instant now = sandbox.clock().instant();
    fields.put("number", change.value());
    fields.put("state", "-3");
    fields.put("on_hold", "true");
    fields.put("cmdb_ci", "payroll");
    fields.put("requested_by", "grace@exacttr.example");
    fields.put("start_date", InventedChange.date(now.plus(Duration.ofHours(1))));
    fields.put("end_date", InventedChange.date(now.plus(Duration.ofHours(2))));
    sandbox.changes().make(fields);
    WindowOutcome outcome = story.outcome(asked(change));
    assertEquals(WindowState.REJECTED, outcome.state());
    for (String code :
        new String[] {
          "CHANGE_STATE", "CHANGE_ON_HOLD", "CHANGE_ITEM", "CHANGE_PEOPLE", "CHANGE_WINDOW"
        }) {
      assertTrue(outcome.reason().contains(code + ": change " + change), outcome.reason());
    }
  }

  @Test
  @DisplayName("AC-21 a change cancelled seconds before the act opens nothing")
  void aChangeCancelledSecondsBeforeTheActOpensNothing() {
    RunId run = story.awaitingApproval();
    sandbox
        .aws()
        .levers()
        .faults()
        .add(Fault.delay("rolesanywhere", "UpdateProfile", Duration.ofSeconds(3)).times(1));
    story.approve(run, SECURITY_LEAD, "security-lead");
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    story.awaitFact(run, FactKind.INTENT, "WriteLease");
    cancel(run);
    WindowOutcome outcome = story.outcome(run);
    assertEquals(WindowState.NEVER_OPEN, outcome.state());
    assertTrue(
        outcome.reason().startsWith("WARRANT_REFUSED: CHANGE_FORBIDS: CHANGE_STATE: change "),
        outcome.reason());
    assertEquals(1, story.count(run, FactKind.WARRANT_REFUSED, "Notarise"));
    assertEquals(0, story.count(run, FactKind.INTENT, "Notarise"));
    assertEquals(0, story.count(run, FactKind.INTENT, "Enable"));
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
  }

  @Test
  @DisplayName("AC-21 a change that is cancelled puts the holder out of the open window")
  void aChangeThatIsCancelledPutsTheHolderOutOfTheOpenWindow() {
    RunId run = story.opened(HOLDER);
    SessionAnswer.Granted session = assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
    assertTrue(holder.call(session.credentials()).startsWith("allowed"));
    cancel(run);
    Waiting.untilState(story.desk(), run, WindowState.CLOSED);
    WindowOutcome outcome = story.outcome(run);
    assertTrue(
        outcome
            .reason()
            .startsWith(
                "ended by change management: CHANGE_STATE: change %s is CANCELLED"
                    .formatted(run.change())),
        outcome.reason());
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    assertTrue(holder.call(session.credentials()).startsWith("refused"));
  }

  @Test
  @DisplayName("AC-21 a change system that is down opens nothing and closes nothing")
  void aChangeSystemThatIsDownOpensNothingAndClosesNothing() {
    RunId open = story.opened(HOLDER);
    sandbox.changes().fault(ChangeFault.NOT_AUTHENTICATED);
    RunId refused = asked(Story.freshChange());
    assertEquals(
        "CHANGE_UNREADABLE: the change system answered 401", story.outcome(refused).reason());
    sandbox.changes().fault(ChangeFault.SERVER_ERROR);
    sandbox.client().newWorkflowStub(GovernedRun.class, open.value()).recheck();
    story.awaitFact(open, FactKind.FAILED, "ReadChange");
    assertEquals(WindowState.OPEN, story.desk().status(open).state());
    assertEquals(WindowState.REVIEWED, story.closed(open).state());
  }

  @Test
  @DisplayName("AC-21 a conflict that is found seconds before the act opens nothing")
  void aConflictThatIsFoundSecondsBeforeTheActOpensNothing() {
    RunId run = story.awaitingApproval();
    sandbox
        .aws()
        .levers()
        .faults()
        .add(Fault.delay("rolesanywhere", "UpdateProfile", Duration.ofSeconds(3)).times(1));
    story.approve(run, SECURITY_LEAD, "security-lead");
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    story.awaitFact(run, FactKind.INTENT, "WriteLease");
    conflicting(run);
    WindowOutcome outcome = story.outcome(run);
    assertEquals(WindowState.NEVER_OPEN, outcome.state());
    assertTrue(
        outcome
            .reason()
            .startsWith(
                "WARRANT_REFUSED: CHANGE_FORBIDS: CHANGE_CONFLICT: change %s is in conflict with CHG-9 (ci_already_scheduled)"
                    .formatted(run.change())),
        outcome.reason());
    assertEquals(0, story.count(run, FactKind.INTENT, "Enable"));
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
  }

  @Test
  @DisplayName("AC-21 a conflict that is found while votes are awaited ends the run")
  void aConflictThatIsFoundWhileVotesAreAwaitedEndsTheRun() {
    RunId run = story.awaitingApproval();
    conflicting(run);
    WindowOutcome outcome = story.outcome(run);
    assertEquals(WindowState.DENIED, outcome.state());
    assertTrue(
        outcome.reason().startsWith("ended by change management: CHANGE_CONFLICT: "),
        outcome.reason());
    assertTrue(outcome.reason().contains("CHG-9"), outcome.reason());
  }

  @Test
  @DisplayName("AC-21 a conflict that is found while the window is open closes it not")
  void aConflictThatIsFoundWhileTheWindowIsOpenClosesItNot() {
    RunId run = story.opened(HOLDER);
    conflicting(run);
    sandbox.client().newWorkflowStub(GovernedRun.class, run.value()).recheck();
    story.awaitFact(run, FactKind.RESULT, "ReadChange");
    assertEquals(WindowState.OPEN, story.desk().status(run).state());
    SessionAnswer.Granted session = assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
    assertTrue(holder.call(session.credentials()).startsWith("allowed"));
    assertEquals(WindowState.REVIEWED, story.closed(run).state());
  }

  @Test
  @DisplayName("AC-21 a change system that keeps conflicts to itself opens nothing")
  void aChangeSystemThatKeepsConflictsToItselfOpensNothing() {
    sandbox.changes().fault(ConflictFault.NOT_ALLOWED);
    WindowOutcome outcome = story.outcome(asked(Story.freshChange()));
    assertEquals(
        "CHANGE_UNREADABLE: the change system does not tell this account of conflicts: give it the"
            + " Change Management API, or set change.conflicts.source",
        outcome.reason());
  }

  @Test
  void aCheckForConflictsThatIsUnderWayIsWaitedFor() {
    sandbox.changes().fault(ConflictFault.UNDER_WAY);
    RunId run = asked(Story.freshChange());
    story.awaitFact(run, FactKind.FAILED, "Gather");
    assertEquals(WindowState.PLANNING, story.desk().status(run).state());
    sandbox.changes().heal();
    Waiting.untilState(story.desk(), run, WindowState.AWAITING_APPROVAL);
    story.closed(run);
  }

  private void conflicting(RunId run) {
    sandbox.changes().checked(run.change(), sandbox.clock().instant(), "CHG-9");
  }

  private RunId asked(ChangeId change) {
    return story.desk().request(Caller.of(REQUESTER, "test"), story.request(change));
  }

  private void cancel(RunId run) {
    sandbox.changes().change(run.change(), Map.of("state", CANCELLED));
  }
}
