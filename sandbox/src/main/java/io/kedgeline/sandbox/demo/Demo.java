package io.kedgeline.sandbox.demo;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.starters.api.RunView;
import io.kedgeline.starters.api.WindowView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The story of some windows, told as it happens; people speak to the server over HTTP. */
final class Demo {

  private static final ChangeId CHANGE = new ChangeId("CHG-1042");
  private static final RunId RUN = RunId.of(RunbookId.BREAK_GLASS_WINDOW, CHANGE);
  private static final Duration TO_THE_REMINDER = Duration.ofMinutes(20);
  private static final Duration TO_THE_LAST_LOOK = Duration.ofMinutes(5);
  private static final Duration TO_THE_END = Duration.ofMinutes(6);

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final Holder holder;
  private final Cast cast;
  private final ChangeScene change;

  Demo(Sandbox sandbox, Transcript transcript) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.holder = new Holder(sandbox);
    this.cast = Cast.signIn(sandbox);
    this.change = new ChangeScene(sandbox, transcript, CHANGE);
  }

  /** Tells the story and gives the evidence file that it left. */
  Path tell() throws IOException, InterruptedException {
    refusedBefore();
    asked();
    SlackScene slack = new SlackScene(sandbox, transcript, CHANGE);
    slack.approve();
    AwsSessionCredentials early = opened();
    slack.opened();
    killTheWorker();
    SecondWindow second = new SecondWindow(sandbox, transcript, cast);
    second.open();
    second.extend();
    AwsSessionCredentials late = towardsTheEnd();
    closed(early, late);
    cost();
    second.goesOn();
    second.close();
    refusedAfter();
    new ReviewScene(sandbox, transcript, cast).tell(CHANGE, SecondWindow.CHANGE);
    new EngineDownScene(sandbox, transcript, cast).tell();
    return new EvidenceScene(sandbox, transcript).tell(RUN, cast.maya().evidence(RUN));
  }

  private void refusedBefore() {
    SessionAnswer answer = holder.ask();
    transcript.prove(
        "omar",
        "asks Roles Anywhere before anybody approved: " + Holder.sentence(answer),
        refusedAsDisabled(answer));
  }

  private void asked() {
    transcript.say("maya", "signs in at the company's issuer, as grace and ravi do");
    change.ask();
    Waiting.untilState(cast.maya(), CHANGE, WindowState.AWAITING_APPROVAL);
    transcript.say(
        "kedgeline",
        "plans run " + RUN + " and puts plan " + digest().shortForm() + " to the vote");
  }

  private AwsSessionCredentials opened() {
    Waiting.untilState(cast.maya(), CHANGE, WindowState.OPEN);
    transcript.prove(
        "kedgeline",
        "read the world again (nothing moved), wrote the lease, noted the change, enabled: canary in",
        happened("ProveOpen") == 1);
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

  private void killTheWorker() throws IOException, InterruptedException {
    long pid = sandbox.worker().pid();
    sandbox.worker().kill();
    transcript.say("worker", "process " + pid + " killed with SIGKILL");
    sandbox.startWorkerAgain();
    Waiting.untilState(cast.maya(), CHANGE, WindowState.OPEN);
    transcript.prove(
        "worker",
        "started again as process %d: the same run is open, no step was done twice"
            .formatted(sandbox.worker().pid()),
        sandbox.worker().pid() != pid && nothingTwice());
  }

  private AwsSessionCredentials towardsTheEnd() {
    sandbox.skip(TO_THE_REMINDER);
    Waiting.until(() -> Optional.of(happened("Remind")), count -> count == 1, "the reminder");
    transcript.say("kedgeline", "time skipped: reminds that the window ends in 10 minutes");
    sandbox.skip(TO_THE_LAST_LOOK);
    Waiting.until(() -> Optional.of(happened("Witness")), count -> count == 1, "the last look");
    transcript.say("kedgeline", "time skipped: keeps a fresh session, to see it die at the end");
    return letIn("gets a fresh session");
  }

  private void closed(AwsSessionCredentials early, AwsSessionCredentials late) {
    sandbox.skip(TO_THE_END);
    WindowView window = Waiting.untilState(cast.maya(), CHANGE, WindowState.CLOSED);
    transcript.prove(
        "kedgeline",
        "time skipped to the end: " + window.state() + ", " + window.reason().orElse(""),
        window.state() == WindowState.CLOSED);
    change.told(digest());
    for (AwsSessionCredentials session : List.of(late, early)) {
      String called = holder.call(session);
      transcript.prove(
          "omar", "calls with a session from inside: " + called, called.startsWith("refused"));
    }
  }

  private void refusedAfter() {
    SessionAnswer answer = holder.ask();
    transcript.prove(
        "omar", "asks Roles Anywhere again: " + Holder.sentence(answer), refusedAsDisabled(answer));
  }

  private void cost() {
    RunView run = cast.maya().run(RUN);
    transcript.prove(
        "kedgeline",
        "took %d remote activities (of %d), %d history events (of %d), %d timers, %d AWS calls"
            .formatted(
                run.activities(),
                Budget.MOST_ACTIVITIES,
                run.events(),
                Budget.MOST_EVENTS,
                run.timers(),
                run.awsCalls()),
        Budget.holds(run));
  }

  private Digest digest() {
    return cast.maya().window(CHANGE).digest().orElseThrow();
  }

  private long happened(String activity) {
    return results().stream().filter(activity::equals).count();
  }

  private boolean nothingTwice() {
    List<String> acts = results().stream().filter(activity -> !activity.equals("Gather")).toList();
    return acts.size() == new HashSet<>(acts).size();
  }

  private List<String> results() {
    return cast.maya().history(RUN).entries().stream()
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
}
