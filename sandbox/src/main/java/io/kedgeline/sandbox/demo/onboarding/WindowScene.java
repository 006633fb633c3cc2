package io.kedgeline.sandbox.demo.onboarding;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Cast;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.IssuedHolder;
import io.kedgeline.sandbox.demo.Transcript;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.api.BundleDocument;
import io.kedgeline.starters.api.Closing;
import io.kedgeline.starters.api.HolderKey;
import io.kedgeline.starters.api.HolderProgress;
import io.kedgeline.starters.api.Review;
import io.kedgeline.starters.api.WindowAsked;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.starters.client.ApiRefusal;
import io.kedgeline.workflows.breakglass.HolderCertificateView.Stage;
import io.kedgeline.workflows.governed.ReviewView;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * RB-06 with break-glass's own authority: omar has no certificate, gets one for half an hour, and
 * has none after it.
 */
final class WindowScene {

  private static final ChangeId CHANGE = new ChangeId("CHG-2006");

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final Ground ground;
  private final Cast cast;
  private final ApiClient holder;
  private final IssuedHolder omar;

  WindowScene(Sandbox sandbox, Transcript transcript, Ground ground) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.ground = ground;
    this.cast = Cast.signIn(sandbox);
    this.holder = sandbox.as(HOLDER);
    this.omar = new IssuedHolder(sandbox, HOLDER);
  }

  RunId tell() {
    transcript.prove(
        "aws",
        "has break-glass's own trust anchor disabled",
        !ground.enabled(sandbox.issuer().anchor()));
    ask();
    shown();
    BootstrapBundle bundle = issued();
    AwsSessionCredentials inside = inside(bundle);
    closed(bundle, inside);
    return RunId.ofWindow(CHANGE);
  }

  private void ask() {
    sandbox.recordChange(CHANGE, sandbox.issuer().profile().value(), REQUESTER);
    var unused =
        cast.maya()
            .request(
                new WindowAsked(
                    CHANGE.value(),
                    "sec-breakglass-issued",
                    HOLDER.value(),
                    sandbox.holderIdentity().value(),
                    "PT30M",
                    "the directory is down"));
    Waiting.untilState(cast.maya(), CHANGE, WindowState.AWAITING_APPROVAL);
    cast.approve(CHANGE);
    WindowState state = Waiting.untilState(cast.maya(), CHANGE, WindowState.AWAITING_KEY).state();
    transcript.say(
        "maya",
        "asks for half an hour of sec-breakglass-issued for omar; grace and ravi approve: "
            + state);
  }

  private void shown() {
    String other = answer(sandbox.as(RESPONSE_LEAD));
    transcript.prove(
        "ravi", "shows a key for omar's certificate: " + other, other.equals("NOT_THE_HOLDER"));
    String own = answer(holder);
    transcript.prove("omar", "shows a key of his own: " + own, own.equals("taken"));
  }

  private String answer(ApiClient person) {
    try {
      var unused = person.presentKey(CHANGE, new HolderKey(omar.certificateRequest()));
      return "taken";
    } catch (ApiRefusal refused) {
      return refused.problem().code();
    }
  }

  private BootstrapBundle issued() {
    WindowState state = Waiting.untilState(cast.maya(), CHANGE, WindowState.OPEN).state();
    BootstrapBundle bundle =
        holder
            .holderProgress(CHANGE)
            .certificate()
            .bundle()
            .map(BundleDocument::bundle)
            .orElseThrow(() -> new IllegalStateException("omar got no certificate"));
    String name = omar.identity(bundle).sourceIdentity().value();
    transcript.prove(
        "kedgeline",
        "has a certificate issued for this window alone, %s, and opens it: %s"
            .formatted(name, state),
        state == WindowState.OPEN && name.endsWith("@" + CHANGE));
    return bundle;
  }

  private AwsSessionCredentials inside(BootstrapBundle bundle) {
    SessionAnswer answer = omar.ask(bundle);
    if (!(answer instanceof SessionAnswer.Granted granted)) {
      throw new IllegalStateException("omar is not let in: " + Holder.sentence(answer));
    }
    String call = omar.call(granted.credentials());
    transcript.prove(
        "omar", "asks with his own signature, and calls AWS: " + call, call.startsWith("allowed"));
    return granted.credentials();
  }

  private void closed(BootstrapBundle bundle, AwsSessionCredentials inside) {
    var unused = cast.maya().close(CHANGE, new Closing("the directory is back"));
    ReviewView view =
        Waiting.until(
            () -> cast.maya().window(CHANGE).review(),
            seen -> seen.digest().isPresent(),
            "the changes of " + CHANGE);
    transcript.prove(
        "omar",
        "asks again: %s; with the session that he has: %s"
            .formatted(Holder.sentence(omar.ask(bundle)), omar.call(inside)),
        omar.ask(bundle) instanceof SessionAnswer.Refused
            && omar.call(inside).startsWith("refused"));
    HolderProgress progress =
        Waiting.until(
            () -> Optional.of(holder.holderProgress(CHANGE)),
            seen -> seen.certificate().stage() == Stage.REVOKED,
            "the certificate to be revoked");
    transcript.prove(
        "kedgeline",
        "disabled the anchor, and had the certificate revoked: " + progress.certificate().stage(),
        !ground.enabled(sandbox.issuer().anchor()));
    var unusedReview =
        cast.grace()
            .review(
                CHANGE,
                new Review(
                    view.digest().orElseThrow().hex(),
                    "justified",
                    "only what the change names was touched"));
    Waiting.untilState(cast.maya(), CHANGE, WindowState.REVIEWED);
    transcript.say("grace", "reviews the window");
  }
}
