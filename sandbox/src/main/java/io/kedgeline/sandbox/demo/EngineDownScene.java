package io.kedgeline.sandbox.demo;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.starters.api.Review;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.spi.ToolProvider;

/** The engine loses an open window; AWS's own clock ends it, and the sweep shuts the profile. */
public final class EngineDownScene {

  private static final ChangeId CHANGE = new ChangeId("CHG-1045");
  private static final Duration LENGTH = Duration.ofMinutes(15);

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final Cast cast;
  private final Holder holder;

  /** The scene in this sandbox. */
  public EngineDownScene(Sandbox sandbox, Transcript transcript, Cast cast) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.cast = cast;
    this.holder = new Holder(sandbox);
  }

  void tell() {
    enabledByHand();
    engineLost();
  }

  /** Somebody enables the profile without a window; the sweep puts it to rest. */
  public void enabledByHand() {
    sandbox.enableByHand();
    transcript.prove(
        "somebody",
        "enables the profile by hand, without any window: omar is " + Holder.sentence(holder.ask()),
        holder.ask() instanceof SessionAnswer.Granted);
    swept("puts it to rest, with no engine: ");
  }

  /** The engine loses an open window. */
  public void engineLost() {
    open();
    SessionAnswer inside = holder.ask();
    sandbox
        .client()
        .newUntypedWorkflowStub(RunId.of(RunbookId.BREAK_GLASS_WINDOW, CHANGE).value())
        .terminate("the demo takes the engine's run away");
    transcript.say("engine", "loses the run of " + CHANGE + " while omar is in");
    sandbox.skip(LENGTH.plusSeconds(1));
    if (!(holder.ask() instanceof SessionAnswer.Granted late)
        || !(inside instanceof SessionAnswer.Granted)) {
      throw new IllegalStateException("the profile was shut by somebody");
    }
    String called = holder.call(late.credentials());
    transcript.prove(
        "omar",
        "past the end, with nobody to close, gets a session that may do nothing: " + called,
        called.startsWith("refused"));
    swept("shuts it: ");
    reviewed();
  }

  /** Else nobody could ask for another window on the profile any more. */
  private void reviewed() {
    String sentence =
        cast.grace()
            .review(
                CHANGE,
                new Review("0".repeat(64), "justified", "nothing was done in it but the demo's"))
            .sentence();
    transcript.prove("grace", "reviews that window too: " + sentence, sentence.contains("ledger"));
  }

  private void open() {
    cast.ask(sandbox, CHANGE, HOLDER, LENGTH, "the directory is down for the third time");
    cast.approve(CHANGE);
    Waiting.untilState(cast.maya(), CHANGE, WindowState.OPEN);
  }

  private void swept(String what) {
    StringWriter said = new StringWriter();
    int code =
        ToolProvider.findFirst("kedgeline-sweep")
            .orElseThrow()
            .run(
                new PrintWriter(said),
                new PrintWriter(said),
                "--once",
                sandbox.workerSettings().toString());
    SessionAnswer answer = holder.ask();
    transcript.prove(
        "sweep",
        what + "omar is " + Holder.sentence(answer),
        code == 1 && answer instanceof SessionAnswer.Refused);
  }
}
