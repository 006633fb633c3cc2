package io.kedgeline.conformance.stories;

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
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.twins.change.NoteFault;
import io.kedgeline.twins.change.PlainChangeTwin;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A window whose change system speaks the plain contract. */
@ExtendWith(SharedSandbox.class)
@Timeout(180)
class PlainChangeStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final PlainChangeTwin changes;

  PlainChangeStoriesTest(Sandbox sandbox) throws IOException {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.changes =
        PlainChangeTwin.start(Files.readString(sandbox.folder().resolve("change.token")).strip());
  }

  @BeforeEach
  void theWorkerAsksThere() throws IOException, InterruptedException {
    story.afterEarlierDenials();
    Path usual = sandbox.workerSettings();
    Path plain = usual.resolveSibling("worker-of-plain-changes.properties");
    Files.writeString(
        plain,
        Files.readString(usual)
            .replaceFirst("change.url=.*", "change.kind=plain\nchange.url=" + changes.endpoint()));
    sandbox.worker().kill();
    sandbox.startWorkerAgain(plain);
  }

  @AfterEach
  void theWorkerAsksWhereItDid() throws IOException, InterruptedException {
    sandbox.worker().kill();
    sandbox.startWorkerAgain();
    changes.close();
  }

  @Test
  @DisplayName("AC-21 a plain record that is cancelled ends the window, and is told so")
  void aPlainRecordThatIsCancelledEndsTheWindow() {
    RunId run = opened();
    assertInstanceOf(SessionAnswer.Granted.class, new Holder(sandbox).ask());
    record(run.change(), "CANCELLED");
    Waiting.untilState(story.desk(), run, WindowState.CLOSED);
    assertInstanceOf(SessionAnswer.Refused.class, new Holder(sandbox).ask());
    WindowOutcome outcome = story.outcome(run);
    assertTrue(
        outcome.reason().startsWith("ended by change management: CHANGE_STATE: "),
        outcome.reason());
    assertEquals(1, changes.notes(run.change()).size());
    String note = changes.notes(run.change()).getFirst();
    assertTrue(note.startsWith("Kedgeline " + run + ": CLOSED, ended by change management"), note);
    assertEquals(1, story.count(run, FactKind.RESULT, "NoteChange"));
  }

  @Test
  void aNoteThatTheChangeSystemDropsIsAFactAndStopsNothing() {
    changes.fault(NoteFault.DROPPED);
    RunId run = opened();
    assertEquals(WindowState.REVIEWED, story.closed(run).state());
    assertEquals(3, story.count(run, FactKind.FAILED, "NoteChange"));
    assertTrue(
        story.facts(run).stream()
            .filter(fact -> fact.kind() == FactKind.NOT_NOTED)
            .allMatch(
                fact -> fact.detail().getOrDefault("reason", "").startsWith("NOT_READ_BACK: ")));
    assertEquals(1, story.facts(run).stream().filter(f -> f.kind() == FactKind.NOT_NOTED).count());
  }

  private RunId opened() {
    ChangeId change = Story.freshChange();
    record(change.value(), "SCHEDULED");
    RunId run = story.desk().request(Caller.of(REQUESTER, "test"), story.request(change));
    Waiting.untilState(story.desk(), run, WindowState.AWAITING_APPROVAL);
    story.approve(run, SECURITY_LEAD, "security-lead");
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    Waiting.untilState(story.desk(), run, WindowState.OPEN);
    return run;
  }

  private void record(String change, String state) {
    Instant now = sandbox.clock().instant();
    changes.put(
        change,
        """
        {"id":"%s","state":"%s","onHold":false,"plannedStart":"%s","plannedEnd":"%s",
         "item":"%s","requester":"%s","conflict":"NONE"}
        """
            .formatted(
                change,
                state,
                now.minus(Duration.ofHours(1)),
                now.plus(Duration.ofDays(2)),
                sandbox.account().profile(),
                REQUESTER));
  }
}
