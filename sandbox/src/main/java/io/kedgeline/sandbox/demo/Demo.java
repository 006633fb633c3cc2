package io.kedgeline.sandbox.demo;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.journal.SealTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.starters.evidence.EvidenceBundle;
import io.kedgeline.starters.evidence.EvidenceFinding;
import io.kedgeline.starters.evidence.EvidenceVerifier;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import io.kedgeline.workflows.governed.ActAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The story of one window, told as it happens. */
final class Demo {

  private static final String CHANNEL = "demo";
  private static final Duration WINDOW = Duration.ofMinutes(30);
  private static final Duration TO_THE_REMINDER = Duration.ofMinutes(20);
  private static final Duration TO_THE_END = Duration.ofMinutes(11);

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final Desk desk;
  private final Holder holder;

  Demo(Sandbox sandbox, Transcript transcript) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.desk = sandbox.desk();
    this.holder = new Holder(sandbox);
  }

  /** Tells the story and gives the evidence file that it left. */
  Path tell() throws IOException, InterruptedException {
    refusedBefore();
    RunId run = asked();
    approve(run);
    AwsSessionCredentials early = opened(run);
    killTheWorker(run);
    AwsSessionCredentials late = towardsTheEnd(run);
    closed(run, early, late);
    return evidence(run);
  }

  private void refusedBefore() {
    SessionAnswer answer = holder.ask();
    transcript.prove(
        "omar",
        "asks Roles Anywhere before anybody approved: " + Holder.sentence(answer),
        refusedAsDisabled(answer));
  }

  private RunId asked() {
    RunId run =
        desk.request(
            REQUESTER,
            CHANNEL,
            new WindowRequest(
                new ChangeId("CHG-1042"),
                sandbox.account().profile(),
                HOLDER,
                sandbox.holderIdentity(),
                WINDOW,
                "the directory is down and payroll waits"));
    Waiting.untilState(desk, run, WindowState.AWAITING_APPROVAL);
    transcript.say(
        "maya", "asks for 30 minutes of sec-breakglass for omar: run " + run + " is planned");
    transcript.say("kedgeline", "puts plan " + digest(run).shortForm() + " to the vote");
    return run;
  }

  private void approve(RunId run) {
    ActAnswer own = vote(run, REQUESTER, "security-lead");
    transcript.prove("maya", "approves her own window: " + sentence(own), refused(own));
    ActAnswer first = vote(run, SECURITY_LEAD, "security-lead");
    transcript.prove(
        "grace", "approves as security-lead, 1 of 2: " + sentence(first), !refused(first));
    ActAnswer second = vote(run, SECURITY_LEAD, "ir-lead");
    transcript.prove(
        "grace", "tries the second slot as well: " + sentence(second), refused(second));
    ActAnswer last = vote(run, RESPONSE_LEAD, "ir-lead");
    transcript.prove("ravi", "approves as ir-lead, 2 of 2: " + sentence(last), !refused(last));
  }

  private AwsSessionCredentials opened(RunId run) {
    Waiting.untilState(desk, run, WindowState.OPEN);
    transcript.prove(
        "kedgeline",
        "read the world again (nothing moved), wrote the lease, noted the change, enabled: canary in",
        happened(run, "ProveOpen") == 1);
    return letIn("gets a real session");
  }

  private AwsSessionCredentials letIn(String what) {
    SessionAnswer answer = holder.ask();
    if (!(answer instanceof SessionAnswer.Granted granted)) {
      throw new IllegalStateException("the holder was " + Holder.sentence(answer));
    }
    String called = holder.call(granted.credentials());
    transcript.prove(
        "omar", what + " and calls iam:GetRole: " + called, called.startsWith("allowed"));
    return granted.credentials();
  }

  private void killTheWorker(RunId run) throws IOException, InterruptedException {
    long pid = sandbox.worker().pid();
    sandbox.worker().kill();
    transcript.say("worker", "process " + pid + " killed with SIGKILL");
    sandbox.startWorkerAgain();
    Waiting.untilState(desk, run, WindowState.OPEN);
    transcript.prove(
        "worker",
        "started again as process %d: the same run is open, no step was done twice"
            .formatted(sandbox.worker().pid()),
        sandbox.worker().pid() != pid && nothingTwice(run));
  }

  private AwsSessionCredentials towardsTheEnd(RunId run) {
    sandbox.skip(TO_THE_REMINDER);
    Waiting.until(() -> Optional.of(happened(run, "Remind")), count -> count == 1, "the reminder");
    transcript.say("kedgeline", "time skipped: reminds that the window ends in 10 minutes");
    return letIn("gets a fresh session");
  }

  private void closed(RunId run, AwsSessionCredentials early, AwsSessionCredentials late) {
    sandbox.skip(TO_THE_END);
    WindowOutcome outcome =
        sandbox.client().newUntypedWorkflowStub(run.value()).getResult(WindowOutcome.class);
    transcript.prove(
        "kedgeline",
        "time skipped to the end: " + outcome.state() + ", " + outcome.reason(),
        outcome.state() == WindowState.CLOSED);
    SessionAnswer answer = holder.ask();
    transcript.prove(
        "omar", "asks Roles Anywhere again: " + Holder.sentence(answer), refusedAsDisabled(answer));
    for (AwsSessionCredentials session : List.of(late, early)) {
      String called = holder.call(session);
      transcript.prove(
          "omar", "calls with a session from inside: " + called, called.startsWith("refused"));
    }
  }

  private Path evidence(RunId run) throws IOException {
    EvidenceBundle bundle =
        EvidenceBundle.of(run, new JournalTable(sandbox.ledger()), new SealTable(sandbox.ledger()));
    Path file = sandbox.folder().resolve("evidence-" + run.sessionName() + ".json");
    Files.writeString(file, bundle.write());
    EvidenceVerifier verifier = new EvidenceVerifier(sandbox.trustRoot());
    for (EvidenceFinding finding : verifier.verify(EvidenceBundle.read(file))) {
      transcript.prove("verifier", finding.check() + ": " + finding.sentence(), finding.holds());
    }
    Path forged = sandbox.folder().resolve("evidence-forged.json");
    Files.writeString(forged, bundle.write().replaceFirst("payroll waits", "payroll Waits"));
    EvidenceFinding chain = verifier.verify(EvidenceBundle.read(forged)).getFirst();
    transcript.prove("verifier", "one byte changed, caught: " + chain.sentence(), !chain.holds());
    RunFigures figures = RunFigures.of(run, sandbox.client(), bundle.entries());
    transcript.prove(
        "kedgeline",
        "took %d remote activities (of %d), %d history events (of %d), %d timers, %d AWS calls"
            .formatted(
                figures.activities(),
                RunFigures.MOST_ACTIVITIES,
                figures.events(),
                RunFigures.MOST_EVENTS,
                figures.timers(),
                figures.awsCalls()),
        figures.withinBudget());
    return file;
  }

  private ActAnswer vote(RunId run, PersonId person, String slot) {
    return desk.vote(person, CHANNEL, run, digest(run), Optional.of(slot), Decision.APPROVE, "");
  }

  private Digest digest(RunId run) {
    return desk.plan(run).digest().orElseThrow();
  }

  private long happened(RunId run, String activity) {
    return results(run).stream().filter(activity::equals).count();
  }

  private boolean nothingTwice(RunId run) {
    List<String> acts =
        results(run).stream().filter(activity -> !activity.equals("Gather")).toList();
    return acts.size() == acts.stream().collect(Collectors.toSet()).size();
  }

  private List<String> results(RunId run) {
    return new JournalTable(sandbox.ledger())
        .read(run).stream()
            .map(JournalEntry::fact)
            .filter(fact -> fact.kind() == FactKind.RESULT)
            .map(fact -> fact.detail().getOrDefault("activity", ""))
            .toList();
  }

  /** Refused for the reason that is meant: any other would prove nothing about the window. */
  private static boolean refusedAsDisabled(SessionAnswer answer) {
    return answer instanceof SessionAnswer.Refused refused
        && refused.message().equals("Profile is disabled");
  }

  private static boolean refused(ActAnswer answer) {
    return answer instanceof ActAnswer.Refused;
  }

  private static String sentence(ActAnswer answer) {
    return switch (answer) {
      case ActAnswer.Accepted accepted -> accepted.sentence();
      case ActAnswer.Refused refused -> "refused, " + refused.code() + ": " + refused.sentence();
    };
  }
}
