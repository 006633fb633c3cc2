package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.conformance.stories.MortalWorker.Boundary;
import io.kedgeline.conformance.stories.MortalWorker.Moment;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.claim.LeaseStage;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.ClaimTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.evidence.EvidenceFinding;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.aws.faults.Faults;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The worker dies at every boundary of every activity of a window, and the story ends the same. */
@ExtendWith(SharedSandbox.class)
class CrashStoriesTest {

  private static final Duration SOON = Duration.ofSeconds(2);

  private final Sandbox sandbox;
  private final Story story;
  private final Holder holder;

  CrashStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.holder = new Holder(sandbox);
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @Test
  @DisplayName("AC-25 the worker dies at every activity boundary and the story ends the same")
  void theWorkerDiesAtEveryActivityBoundaryAndTheStoryEndsTheSame()
      throws IOException, InterruptedException {
    sandbox.worker().kill();
    try (MortalWorker worker = new MortalWorker(sandbox.workerSettings())) {
      tell(SOON, run -> worker.bury());
      List<String> activities = worker.begun();
      List<Boundary> boundaries = boundaries(activities);
      assertEquals(2 * activities.size(), boundaries.size());
      assertTrue(activities.containsAll(List.of("WriteLease", "Enable", "Close", "Seal")));
      for (Boundary boundary : boundaries) {
        worker.dieAt(boundary);
        try {
          tell(SOON, run -> worker.bury());
        } catch (RuntimeException | AssertionError failed) {
          throw new AssertionError("the worker died %s: %s".formatted(boundary, failed), failed);
        }
        assertTrue(worker.hasDied(), () -> boundary + " was never reached");
      }
    } finally {
      sandbox.startWorkerAgain();
    }
  }

  @Test
  @DisplayName("AC-25 a worker's process that is killed within three calls changes nothing")
  void aWorkersProcessThatIsKilledWithinThreeCallsChangesNothing() {
    Faults faults = sandbox.aws().levers().faults();
    List<String> calls = List.of("UpdateProfile", "EnableProfile", "DisableProfile");
    calls.forEach(
        call -> faults.add(Fault.delay("rolesanywhere", call, Duration.ofSeconds(1)).times(1)));
    List<String> killedIn = new ArrayList<>();
    try {
      tell(
          Duration.ZERO,
          new Killer(sandbox, List.of("WriteLease", "Enable", "Close"), killedIn::add));
    } finally {
      faults.clear();
    }
    assertEquals(List.of("WriteLease", "Enable", "Close"), killedIn);
  }

  private static List<Boundary> boundaries(List<String> begun) {
    List<Boundary> boundaries = new ArrayList<>();
    for (int i = 0; i < begun.size(); i++) {
      String activity = begun.get(i);
      int turn = Collections.frequency(begun.subList(0, i + 1), activity);
      Stream.of(Moment.values())
          .map(moment -> new Boundary(activity, turn, moment))
          .forEach(boundaries::add);
    }
    return boundaries;
  }

  /** A plain window from the request to its end by time. */
  private void tell(Duration backoff, Consumer<RunId> meanwhile) {
    int before = sandbox.aws().calls().size();
    Clockwork clockwork = new Clockwork(sandbox, backoff, meanwhile);
    story.peopleAreReadAgain();
    assertRefused();
    RunId run = story.asked();
    clockwork.until(run, WindowState.AWAITING_APPROVAL);
    assertRefused();
    story.approve(run, SECURITY_LEAD, "security-lead");
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    clockwork.until(run, WindowState.OPEN);
    AwsSessionCredentials inside =
        assertInstanceOf(SessionAnswer.Granted.class, holder.ask()).credentials();
    String called = holder.call(inside);
    assertTrue(called.startsWith("allowed"), called);
    clockwork.toTheEnd(run);
    WindowOutcome outcome = story.outcome(run);
    assertEquals(WindowState.REVIEWED, outcome.state(), outcome::reason);
    assertEquals("the window reached its end", outcome.reason());
    assertRefused();
    assertTrue(holder.call(inside).startsWith("refused"));
    assertTrue(atRest());
    assertDoneOnce(run, sandbox.aws().calls().subList(before, sandbox.aws().calls().size()));
  }

  private boolean atRest() {
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      return root.atRest();
    }
  }

  private void assertRefused() {
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
  }

  private void assertDoneOnce(RunId run, List<AwsCall> calls) {
    LeaseClaim lease = new ClaimTable(sandbox.ledger()).leaseOf(run).orElseThrow();
    assertEquals(LeaseStage.CLOSED, lease.stage());
    assertEquals(1, done(calls, "EnableProfile"));
    assertEquals(1, done(calls, "DisableProfile"));
    assertEquals(
        List.of(),
        new AlertTable(sandbox.ledger())
            .of(run).stream().filter(a -> a.kind().equals("SEV")).toList());
    List<EvidenceFinding> failed =
        new EvidenceVerifier(sandbox.trustRoot())
            .verify(new RunArchive(sandbox.client(), sandbox.ledger()).evidence(run)).stream()
                .filter(finding -> !finding.holds())
                .toList();
    assertEquals(List.of(), failed);
  }

  private static long done(List<AwsCall> calls, String operation) {
    return calls.stream()
        .filter(call -> call.operation().equals(operation) && call.error().isEmpty())
        .count();
  }
}
