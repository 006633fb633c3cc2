package io.kedgeline.sandbox.demo;

import static io.kedgeline.sandbox.world.InventedPeople.SECOND_HOLDER;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.api.Closing;
import io.kedgeline.starters.api.Extension;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.client.ApiClient;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Another holder's window on the same profile, opened, extended and closed beside the first. */
final class SecondWindow {

  static final ChangeId CHANGE = new ChangeId("CHG-1043");

  private static final Duration LENGTH = Duration.ofMinutes(20);

  private final Transcript transcript;
  private final Cast cast;
  private final Sandbox sandbox;
  private final Holder lena;

  SecondWindow(Sandbox sandbox, Transcript transcript, Cast cast) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.cast = cast;
    this.lena = new Holder(sandbox, SECOND_HOLDER);
  }

  void open() {
    cast.ask(sandbox, CHANGE, SECOND_HOLDER, LENGTH, "the directory needs a second pair of hands");
    cast.approve(CHANGE);
    Waiting.untilState(cast.maya(), CHANGE, WindowState.OPEN);
    letIn("is let in beside omar, by a window of her own, " + CHANGE);
  }

  void extend() {
    WindowView before = cast.maya().window(CHANGE);
    cast.maya().extend(CHANGE, new Extension("PT20M", "the directory is not through yet"));
    awaitExtension("awaiting approval");
    String own = refusal(cast.maya(), InventedPeople.REQUESTER);
    transcript.prove(
        "maya",
        "asks for 20 minutes more for lena, and approves that herself: " + own,
        own.equals("SELF_APPROVAL"));
    cast.approve(CHANGE);
    awaitExtension("given");
    WindowView after = cast.maya().window(CHANGE);
    transcript.prove(
        "kedgeline",
        "grace and ravi approve afresh: lena's window now ends at " + after.expires().orElseThrow(),
        after.expires().orElseThrow().isAfter(before.expires().orElseThrow()));
  }

  void goesOn() {
    letIn("is not touched by the end of omar's window: a fresh session");
  }

  void close() {
    AwsSessionCredentials session = letIn("still works");
    cast.ravi().close(CHANGE, new Closing("the directory is back"));
    Waiting.untilState(cast.maya(), CHANGE, WindowState.CLOSED);
    String called = lena.call(session);
    transcript.prove(
        "lena",
        "is out before her end, since ravi closed early; her live session: " + called,
        called.startsWith("refused"));
  }

  private AwsSessionCredentials letIn(String what) {
    if (!(lena.ask() instanceof SessionAnswer.Granted granted)) {
      throw new IllegalStateException("lena was refused");
    }
    String called = lena.call(granted.credentials());
    transcript.prove("lena", what + ": " + called, called.startsWith("allowed"));
    return granted.credentials();
  }

  private void awaitExtension(String words) {
    Waiting.until(
        () -> cast.maya().window(CHANGE).extension(), told -> told.contains(words), words);
  }

  private String refusal(ApiClient client, PersonId person) {
    return Refused.code(() -> client.vote(CHANGE, cast.approval(CHANGE, "security-lead", person)));
  }
}
