package io.kedgeline.sandbox.demo.breaking;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.audit.JournalEntry;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Backoff;
import io.kedgeline.sandbox.demo.Cast;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Transcript;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.api.Closing;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.client.ApiClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * One window of omar's under which something breaks.
 *
 * @param sandbox where it plays
 * @param transcript what is printed
 * @param cast who asks and approves
 */
record Stage(Sandbox sandbox, Transcript transcript, Cast cast) {

  static final ChangeId CHANGE = new ChangeId("CHG-1042");

  static final RunId RUN = RunId.of(RunbookId.BREAK_GLASS_WINDOW, CHANGE);

  private static final Duration LENGTH = Duration.ofMinutes(30);

  private static final Duration A_WHILE = Duration.ofMinutes(1);

  void request() {
    cast.ask(sandbox, CHANGE, HOLDER, LENGTH, "the directory is down and payroll waits");
    transcript.say("maya", "asks for 30 minutes of sec-breakglass for omar");
  }

  void approve() {
    cast.approve(CHANGE);
    transcript.say("grace", "and ravi approve");
  }

  void deny(ApiClient person) {
    person.vote(CHANGE, cast.denial(CHANGE, "the story of this fault"));
  }

  /** Asked for, approved, and omar is in. */
  AwsSessionCredentials open() {
    request();
    approve();
    await(WindowState.OPEN);
    return letIn("is let in");
  }

  AwsSessionCredentials letIn(String what) {
    Holder omar = new Holder(sandbox);
    if (!(omar.ask() instanceof SessionAnswer.Granted granted)) {
      throw new IllegalStateException("omar was refused in an open window");
    }
    String called = omar.call(granted.credentials());
    transcript.prove("omar", what + ": " + called, called.startsWith("allowed"));
    return granted.credentials();
  }

  WindowView await(WindowState state) {
    return Waiting.untilState(cast.maya(), CHANGE, state);
  }

  /** Waits for this state; time passes while nothing is under way, or waits to be tried again. */
  void awaitThroughTries(WindowState state) {
    Backoff backoff = new Backoff(sandbox, A_WHILE);
    Waiting.until(
        () -> {
          if (Backoff.pending(sandbox, RUN).findAny().isPresent()) {
            backoff.pass(RUN);
          } else {
            sandbox.skip(A_WHILE);
          }
          return Optional.of(cast.maya().window(CHANGE));
        },
        window -> !window.ledgerOnly() && window.state() == state,
        CHANGE + " to be " + state);
  }

  void closeEarly() {
    cast.ravi().close(CHANGE, new Closing("the directory is back"));
    transcript.say("ravi", "closes the window early");
  }

  void proveClosed() {
    WindowView window = await(WindowState.CLOSED);
    transcript.prove(
        "kedgeline",
        "says " + window.state() + ": " + window.reason().orElse(""),
        window.state() == WindowState.CLOSED);
  }

  /** Neither this session nor a new one lets omar do anything. */
  void proveOut(AwsSessionCredentials session) {
    Holder omar = new Holder(sandbox);
    String called = omar.call(session);
    transcript.prove(
        "omar", "calls with his session from inside: " + called, called.startsWith("refused"));
    proveNotLetIn();
  }

  void proveNotLetIn() {
    SessionAnswer answer = new Holder(sandbox).ask();
    transcript.prove(
        "omar",
        "asks Roles Anywhere: " + Holder.sentence(answer),
        answer instanceof SessionAnswer.Refused);
  }

  /** The activities of this run whose results are journalled, in order. */
  List<String> results() {
    return cast.maya().history(RUN).entries().stream()
        .map(JournalEntry::fact)
        .filter(fact -> fact.kind() == FactKind.RESULT)
        .map(fact -> fact.detail().getOrDefault("activity", ""))
        .toList();
  }

  /** The texts of the severe alerts about this run. */
  List<String> severe() {
    return new AlertTable(sandbox.ledger())
        .of(RUN).stream()
            .filter(alert -> alert.kind().equals("SEV"))
            .map(alert -> alert.text())
            .toList();
  }
}
