package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECOND_HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.claim.EmergencyDeny;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.database.CuttableProxy;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workers.WorkerProcess;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The worker is cut off from the ledger: nothing opens, and whoever must go is put out. */
@ExtendWith(SharedSandbox.class)
class LedgerDownStoriesTest {

  private static final int UNREACHABLE = 7;

  private final Sandbox sandbox;
  private final Story story;
  private final Holder omar;
  private final Holder lena;
  private final Clockwork clockwork;
  private final CuttableProxy ledger;
  private final Path settings;

  LedgerDownStoriesTest(Sandbox sandbox) throws IOException {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.omar = new Holder(sandbox, HOLDER);
    this.lena = new Holder(sandbox, SECOND_HOLDER);
    this.clockwork = new Clockwork(sandbox, Duration.ofSeconds(20), run -> {});
    this.settings = sandbox.workerSettings().resolveSibling("cut-off.properties");
    this.ledger = CuttableProxy.toLedger(sandbox.workerSettings(), settings);
  }

  private Optional<WorkerProcess> worker = Optional.empty();

  @BeforeEach
  void theWorkerReachesTheLedgerByTheProxy() throws InterruptedException {
    story.afterEarlierDenials();
    sandbox.worker().kill();
    worker = Optional.of(WorkerProcess.start(WorkerConfig.read(settings)));
  }

  @AfterEach
  void theWorkersProcessIsBack() throws IOException {
    worker.orElseThrow().close();
    ledger.close();
    Files.delete(settings);
    sandbox.startWorkerAgain();
  }

  @Test
  @DisplayName("AC-47 with the ledger down whoever must go is put out, and nobody else")
  void withTheLedgerDownWhoeverMustGoIsPutOutAndNobodyElse() {
    RunId first = story.opened(HOLDER);
    AwsSessionCredentials ofOmar = letIn(omar);
    RunId second = story.opened(SECOND_HOLDER);
    AwsSessionCredentials ofLena = letIn(lena);

    ledger.cut();
    story.desk().close(Caller.of(REQUESTER, "test"), first, "the story is told");
    String refused =
        Waiting.until(
            () -> Optional.of(omar.call(ofOmar)),
            called -> called.startsWith("refused"),
            "the holder's session to be denied");
    assertTrue(refused.contains("explicit deny in an identity-based policy"), refused);
    assertRefused(omar);
    assertTrue(lena.call(ofLena).startsWith("allowed"), "another holder was touched");
    letIn(lena);
    assertEquals(List.of(EmergencyDeny.policyName(first)), emergencies());
    Waiting.untilState(story.desk(), first, WindowState.CLOSE_UNPROVEN);

    ledger.mend();
    clockwork.toTheEnd(first);
    WindowOutcome outcome = story.outcome(first);
    assertEquals(WindowState.REVIEWED, outcome.state(), outcome::reason);
    assertEquals(List.of(), emergencies());
    assertTrue(omar.call(ofOmar).startsWith("refused"));
    assertRefused(omar);
    assertGoesOn(ofLena);
    assertTrue(
        story.facts(first).stream()
            .anyMatch(fact ->
                fact.kind() == FactKind.CLOSE_UNPROVEN
                    && fact.detail().getOrDefault("reason", "").contains("LEDGER_DOWN")),
        "the journal does not tell what was done without it");
    assertEquals(WindowState.REVIEWED, story.closed(second).state());
  }

  /** However much time the closing took, nothing but a session's own age has ended one. */
  private void assertGoesOn(AwsSessionCredentials ofLena) {
    String called = lena.call(ofLena);
    assertTrue(called.startsWith("allowed") || called.contains("expired"), called);
    letIn(lena);
  }

  @Test
  @DisplayName("AC-47 with the ledger down nothing is opened and no AWS role is assumed")
  void withTheLedgerDownNothingIsOpened() {
    RunId run = story.awaitingApproval();
    sandbox
        .aws()
        .levers()
        .faults()
        .add(Fault.delay("rolesanywhere", "TagResource", Duration.ofSeconds(3)).times(1));
    int asked = sandbox.aws().calls().size();
    story.approve(run, SECURITY_LEAD, "security-lead");
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    story.awaitFact(run, FactKind.INTENT, "Notarise");
    Waiting.until(
        () ->
            sandbox.aws().calls().stream()
                .skip(asked)
                .filter(call -> call.caller().endsWith("kedgeline-notarise"))
                .findFirst(),
        call -> call.operation().equals("AssumeRole"),
        "the worker to have taken its role for what it had set out to do");
    ledger.cut();
    int before = sandbox.aws().calls().size();
    clockwork.untilTriedAgain(run);
    List<AwsCall> since =
        sandbox.aws().calls().subList(before, sandbox.aws().calls().size()).stream()
            .filter(call -> call.operation().equals("AssumeRole"))
            .toList();
    assertEquals(List.of(), since);
    assertInstanceOf(SessionAnswer.Refused.class, omar.ask());
    ledger.mend();
    clockwork.until(run, WindowState.OPEN);
    letIn(omar);
    assertEquals(WindowState.REVIEWED, story.closed(run).state());
  }

  @Test
  @DisplayName("AC-47 with the ledger down a sweep changes nothing and says so")
  void withTheLedgerDownASweepChangesNothingAndSaysSo() {
    ledger.cut();
    int before = sandbox.aws().calls().size();
    StringWriter said = new StringWriter();
    int code =
        ToolProvider.findFirst("kedgeline-sweep")
            .orElseThrow()
            .run(new PrintWriter(said), new PrintWriter(said), "--once", settings.toString());
    assertEquals(UNREACHABLE, code, said::toString);
    assertTrue(said.toString().contains("the ledger does not answer"), said::toString);
    assertEquals(before, sandbox.aws().calls().size());
  }

  private List<String> emergencies() {
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      return root
          .iam()
          .listRolePolicies(r -> r.roleName(sandbox.account().role().name()))
          .policyNames()
          .stream()
          .filter(name -> name.startsWith("kedgeline-emergency-"))
          .toList();
    }
  }

  private static AwsSessionCredentials letIn(Holder holder) {
    AwsSessionCredentials session =
        assertInstanceOf(SessionAnswer.Granted.class, holder.ask()).credentials();
    String called = holder.call(session);
    assertTrue(called.startsWith("allowed"), called);
    return session;
  }

  /** The profile may still issue a session while others hold it: it can do nothing. */
  private static void assertRefused(Holder holder) {
    if (holder.ask() instanceof SessionAnswer.Granted granted) {
      assertFalse(holder.call(granted.credentials()).startsWith("allowed"));
    }
  }
}
