package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.desk.RunArchive;
import io.kedgeline.starters.evidence.EvidenceBundle;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.aws.faults.Faults;
import io.kedgeline.workers.WorkerProcess;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkSystemSetting;

/** Somebody uses up the account's quota when a window ends: AWS's own clock ends it meanwhile. */
@ExtendWith(SharedSandbox.class)
class ThrottledStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final Holder holder;
  private final Clockwork clockwork;
  private final Faults faults;
  private final WorkerProcess worker;

  /**
   * The SDK's own tries of one call wait in real time, while the engine's stands still: here each
   * call is made once, as if the others had been in vain too.
   */
  ThrottledStoriesTest(Sandbox sandbox) throws InterruptedException {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.holder = new Holder(sandbox);
    this.clockwork = new Clockwork(sandbox, Duration.ofSeconds(20), run -> {});
    this.faults = sandbox.aws().levers().faults();
    System.setProperty(SdkSystemSetting.AWS_MAX_ATTEMPTS.property(), "1");
    sandbox.worker().kill();
    this.worker = WorkerProcess.start(WorkerConfig.read(sandbox.workerSettings()));
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @AfterEach
  void awsIsWellAndTheWorkersProcessIsBack() throws IOException {
    System.clearProperty(SdkSystemSetting.AWS_MAX_ATTEMPTS.property());
    faults.clear();
    worker.close();
    sandbox.startWorkerAgain();
  }

  @Test
  void aClosingThatIsThrottledForMinutesSaysSoOnceAndIsDoneWhenItCanBe() {
    RunId run = story.opened(HOLDER);
    Instant end = story.desk().status(run).expires().orElseThrow();
    sandbox.skip(Duration.ofMinutes(26));
    story.awaitFact(run, FactKind.RESULT, "Witness");
    AwsSessionCredentials inside = session();
    Stream.of("GetProfile", "DisableProfile", "UpdateProfile")
        .forEach(call -> faults.add(Fault.throttle("rolesanywhere", call)));
    assertTrue(holder.call(inside).startsWith("allowed"));

    sandbox.skip(Duration.between(sandbox.clock().instant(), end).plusSeconds(1));
    assertOutByAwssOwnClock(inside);
    clockwork.until(run, WindowState.CLOSE_UNPROVEN);
    String page = Waiting.until(() -> severe(run).stream().findFirst(), a -> true, "a page").text();
    assertTrue(page.contains("AWS_UNAVAILABLE: Rate exceeded"), page);
    assertGoesOnTrying(run);
    assertOutByAwssOwnClock(inside);
    assertOutByAwssOwnClock(session());
    assertEquals(WindowState.CLOSE_UNPROVEN, story.desk().status(run).state());

    faults.clear();
    clockwork.toTheEnd(run);
    WindowOutcome outcome = story.outcome(run);
    assertEquals(WindowState.REVIEWED, outcome.state(), outcome::reason);
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      assertTrue(root.atRest());
    }
    assertEquals(1, severe(run).size());
    assertTheEvidenceTellsIt(run);
  }

  private AwsSessionCredentials session() {
    return assertInstanceOf(SessionAnswer.Granted.class, holder.ask()).credentials();
  }

  private void assertOutByAwssOwnClock(AwsSessionCredentials session) {
    String called = holder.call(session);
    assertTrue(called.contains("explicit deny in a session policy"), called);
  }

  private void assertGoesOnTrying(RunId run) {
    long tries = story.count(run, FactKind.FAILED, "Close");
    sandbox.skip(Duration.ofMinutes(2));
    Waiting.until(
        () -> Optional.of(story.count(run, FactKind.FAILED, "Close")),
        times -> times > tries,
        "another try");
  }

  private void assertTheEvidenceTellsIt(RunId run) {
    EvidenceBundle evidence = new RunArchive(sandbox.client(), sandbox.ledger()).evidence(run);
    assertEquals(
        List.of(),
        new EvidenceVerifier(sandbox.trustRoot())
            .verify(evidence).stream().filter(finding -> !finding.holds()).toList());
    assertEquals(
        List.of(FactKind.CLOSE_REQUESTED, FactKind.CLOSE_UNPROVEN, FactKind.CLOSED),
        evidence.entries().stream()
            .map(JournalEntry::fact)
            .map(fact -> fact.kind())
            .filter(kind -> kind.name().startsWith("CLOSE"))
            .toList());
  }

  private List<Alert> severe(RunId run) {
    return new AlertTable(sandbox.ledger())
        .of(run).stream().filter(alert -> alert.kind().equals("SEV")).toList();
  }
}
