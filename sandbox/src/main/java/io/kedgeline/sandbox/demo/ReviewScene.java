package io.kedgeline.sandbox.demo;

import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.starters.api.Review;
import io.kedgeline.starters.api.WindowAsked;
import io.kedgeline.starters.api.WindowView;
import io.kedgeline.starters.client.ApiClient;
import io.kedgeline.workflows.governed.ReviewView;

/** Nobody gets the next window before the last ones are reviewed, and not by those concerned. */
final class ReviewScene {

  private static final ChangeId NEXT = new ChangeId("CHG-1044");

  private final Sandbox sandbox;
  private final Transcript transcript;
  private final Cast cast;

  ReviewScene(Sandbox sandbox, Transcript transcript, Cast cast) {
    this.sandbox = sandbox;
    this.transcript = transcript;
    this.cast = cast;
  }

  void tell(ChangeId first, ChangeId second) {
    locked();
    ReviewView view = listed(first);
    transcript.say(
        "kedgeline",
        "lists what was changed inside, from CloudTrail: %d changes, digest %s"
            .formatted(view.changes().size(), view.digest().orElseThrow().shortForm()));
    String own = Refused.code(() -> review(cast.maya(), first));
    transcript.prove(
        "maya", "reviews the window that she asked for: " + own, own.equals("SELF_REVIEW"));
    review(cast.grace(), first);
    listed(second);
    review(cast.grace(), second);
    WindowView reviewed = Waiting.untilState(cast.maya(), first, WindowState.REVIEWED);
    Waiting.untilState(cast.maya(), second, WindowState.REVIEWED);
    transcript.prove(
        "grace",
        "reviews both windows: " + reviewed.state(),
        reviewed.state() == WindowState.REVIEWED);
  }

  private void locked() {
    sandbox.recordChange(NEXT);
    cast.maya()
        .request(
            new WindowAsked(
                NEXT.value(),
                "sec-breakglass",
                "omar",
                sandbox.holderIdentity().value(),
                "PT30M",
                "the directory is down once more"));
    WindowView refused = Waiting.untilState(cast.maya(), NEXT, WindowState.REJECTED);
    String reason = refused.reason().orElse("");
    transcript.prove(
        "kedgeline",
        "refuses the next window before the last ones are reviewed: "
            + reason.replaceAll(":.*", ""),
        reason.contains("REVIEW_OWED"));
  }

  private ReviewView listed(ChangeId change) {
    return Waiting.until(
        () -> cast.maya().window(change).review(),
        view -> view.digest().isPresent(),
        "the changes of " + change);
  }

  private void review(ApiClient person, ChangeId change) {
    person.review(
        change,
        new Review(
            listed(change).digest().orElseThrow().hex(),
            "justified",
            "only what the change names was touched"));
  }
}
