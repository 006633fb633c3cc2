package io.kedgeline.sandbox.demo;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.ApprovalBrowser;
import io.kedgeline.sandbox.world.InventedSlack;
import io.kedgeline.twins.slack.SlackDelivery;
import io.kedgeline.twins.slack.SlackMessage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The window is approved in the company's Slack: each click goes over the wire. */
final class SlackScene {

  private static final String ACCEPTED = "taken in";
  private static final String SIGN_IN = "sign-in:security-lead";

  private final InventedSlack slack;
  private final Transcript transcript;
  private final ChangeId change;

  SlackScene(Sandbox sandbox, Transcript transcript, ChangeId change) {
    this.slack = sandbox.slack();
    this.transcript = transcript;
    this.change = change;
  }

  void approve() {
    card(shown -> shown.buttons().size() == 3);
    transcript.say(
        "kedgeline", "posts a card to #break-glass, with a button for each slot and one to deny");
    String own = signIn(REQUESTER);
    transcript.prove(
        "maya", "signs in to approve her own window: " + own, own.contains("SELF_APPROVAL"));
    String first = signIn(SECURITY_LEAD);
    transcript.prove(
        "grace",
        "approves as security-lead by a sign-in for this plan, 1 of 2: " + first,
        first.contains(ACCEPTED));
    String second = click(SECURITY_LEAD, "ir-lead");
    transcript.prove(
        "grace", "tries the second slot as well: " + second, second.contains("ALREADY_VOTED"));
    String last = click(RESPONSE_LEAD, "ir-lead");
    transcript.prove("ravi", "approves as ir-lead, 2 of 2: " + last, last.startsWith(ACCEPTED));
  }

  /** The card says that the window is open, and can be pressed no more. */
  void opened() {
    SlackMessage card = card(shown -> shown.words().contains("OPEN, ends"));
    transcript.prove(
        "card", "says OPEN and until when, and its buttons are gone", card.buttons().isEmpty());
  }

  /** Follows the card's link, signs in at the company's issuer, and says what the page says. */
  private String signIn(PersonId person) {
    SlackMessage card = card(shown -> shown.link(SIGN_IN).isPresent());
    String html = ApprovalBrowser.approve(card.link(SIGN_IN).orElseThrow(), person).html();
    return html.replaceAll("(?s).*<p>(.*?)</p>.*", "$1");
  }

  /** Presses the button, and says what only whoever pressed it is told. */
  private String click(PersonId person, String slot) {
    int before = whispers(person).size();
    SlackDelivery pressed = slack.as(person).click(card(shown -> true), "approve:" + slot);
    if (!pressed.ack().acked()) {
      throw new IllegalStateException("the server did not take the click: " + pressed.ack());
    }
    return Waiting.until(
            () -> Optional.of(whispers(person)),
            told -> told.size() > before,
            "an answer to " + person)
        .getLast();
  }

  private List<String> whispers(PersonId person) {
    return slack.as(person).messages(slack.channel()).stream()
        .filter(SlackMessage::ephemeral)
        .map(SlackMessage::text)
        .toList();
  }

  private SlackMessage card(Predicate<SlackMessage> says) {
    return Waiting.until(
        () ->
            slack.as(HOLDER).messages(slack.channel()).stream()
                .filter(message -> message.threadTs().isEmpty())
                .filter(message -> message.text().contains(change.value()))
                .reduce((earlier, later) -> later),
        says,
        "the card of " + change);
  }
}
