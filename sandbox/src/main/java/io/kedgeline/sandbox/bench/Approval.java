package io.kedgeline.sandbox.bench;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.warrant.Conclusion;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.slack.SlackCardTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.ApprovalBrowser;
import io.kedgeline.sandbox.world.InventedSlack;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.Desk;
import io.kedgeline.twins.slack.SlackCall;
import io.kedgeline.twins.slack.SlackDelivery;
import io.kedgeline.twins.slack.SlackMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One window, from its request to its review, of which the last click is measured. */
final class Approval {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** An early close denies its holder's next sessions for so long. */
  private static final Duration DENIED = Duration.ofSeconds(31);

  private final Sandbox sandbox;
  private final Desk desk;
  private final InventedSlack slack;
  private final SlackCardTable cards;

  /**
   * What the last click came to, each from before it was sent.
   *
   * @param acknowledged until Slack was answered
   * @param known until Slack was asked who clicked, which comes before the vote
   * @param acting until AWS took in the lease's session policy
   * @param enabled until AWS had enabled the profile
   * @param steps what the engine did for the run meanwhile, and until it knew of that
   */
  record Measured(
      Duration acknowledged,
      Duration known,
      Duration acting,
      Duration enabled,
      Map<String, Duration> steps) {}

  Approval(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.desk = sandbox.desk();
    this.slack = sandbox.slack();
    this.cards = new SlackCardTable(sandbox.ledger());
  }

  Measured measure(ChangeId change) {
    sandbox.recordChange(change);
    RunId run =
        desk.request(
            Caller.of(REQUESTER, "bench"),
            new WindowRequest(
                change,
                sandbox.account().profile(),
                HOLDER,
                sandbox.holderIdentity(),
                Duration.ofMinutes(30),
                "an approval that is measured"));
    Waiting.untilState(desk, run, WindowState.AWAITING_APPROVAL);
    SlackMessage card = card(run, shown -> shown.buttons().size() == 3);
    found(() -> cards.find(run).stream().toList(), kept -> true, "the card to be kept");
    ApprovalBrowser.approve(card.link("sign-in:security-lead").orElseThrow(), SECURITY_LEAD);
    Measured measured = lastClick(run, card(run, shown -> shown.words().contains("1 of 2")));
    end(run);
    return measured;
  }

  /** What AWS is asked stands there in whole seconds, so that it is looked for as it comes. */
  private Measured lastClick(RunId run, SlackMessage card) {
    int slackCalls = slack.twin().calls().size();
    int awsCalls = sandbox.aws().calls().size();
    Instant real = Instant.now();
    long begun = System.nanoTime();
    SlackDelivery click = slack.as(RESPONSE_LEAD).click(card, "approve:ir-lead");
    Duration acting = untilDone("UpdateProfile", awsCalls, begun);
    Duration enabled = untilDone("EnableProfile", awsCalls, begun);
    SlackCall known =
        found(
            () -> since(slack.twin().calls(), slackCalls),
            call -> call.method().equals("users.info"),
            "Slack to be asked who clicked");
    Waiting.untilState(desk, run, WindowState.OPEN);
    return new Measured(
        click.ack().took(),
        Duration.between(real, known.at()),
        acting,
        enabled,
        Steps.untilDone("Enable", sandbox.client().fetchHistory(run.value()).getHistory()));
  }

  private Duration untilDone(String operation, int seen, long begun) {
    found(
        () -> since(sandbox.aws().calls(), seen),
        call -> call.operation().equals(operation) && call.error().isEmpty(),
        operation);
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private void end(RunId run) {
    desk.close(Caller.of(REQUESTER, "bench"), run, "it is measured");
    Waiting.untilState(desk, run, WindowState.CLOSED);
    desk.review(
        Caller.of(SECURITY_LEAD, "bench"),
        run,
        Waiting.until(() -> desk.toBeReviewed(run).digest(), digest -> true, "what was changed"),
        Conclusion.JUSTIFIED,
        "nothing but the bench was in it");
    Waiting.untilState(desk, run, WindowState.REVIEWED);
    sandbox.skip(DENIED);
  }

  private SlackMessage card(RunId run, Predicate<SlackMessage> shown) {
    return found(
        () ->
            slack.as(HOLDER).messages(slack.channel()).stream()
                .filter(message -> message.threadTs().isEmpty())
                .filter(message -> message.text().contains(run.change() + ":"))
                .toList(),
        shown,
        "the card of " + run);
  }

  private static <T> List<T> since(List<T> all, int seen) {
    return all.subList(seen, all.size());
  }

  private static <T> T found(Supplier<List<T>> where, Predicate<T> wanted, String what) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<T> one = where.get().stream().filter(wanted).findFirst();
      if (one.isPresent()) {
        return one.get();
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
    throw new IllegalStateException("waited %s for %s".formatted(PATIENCE, what));
  }
}
