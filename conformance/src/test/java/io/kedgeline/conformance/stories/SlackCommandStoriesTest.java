package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.ledger.registry.RunStart;
import io.kedgeline.ledger.registry.RunStartTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedSlack;
import io.kedgeline.twins.slack.SlackChannel;
import io.kedgeline.twins.slack.SlackDelivery;
import io.kedgeline.twins.slack.SlackFault;
import io.kedgeline.twins.slack.SlackMember;
import io.kedgeline.twins.slack.SlackMessage;
import io.kedgeline.twins.slack.SlackPerson;
import io.kedgeline.twins.slack.SlackView;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people type behind {@code /kedgeline}. */
@ExtendWith(SharedSandbox.class)
class SlackCommandStoriesTest {

  private static final String ASK = "/kedgeline window request";
  private static final String MODAL = "Break-glass window";

  private final Sandbox sandbox;
  private final Story story;
  private final InventedSlack slack;
  private final SlackSight sight;

  SlackCommandStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.slack = sandbox.slack();
    this.sight = new SlackSight(slack);
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @AfterEach
  void slackIsWell() {
    slack.twin().levers().clear();
    SlackPerson maya = slack.as(REQUESTER);
    maya.views().forEach(maya::close);
    maya.reload();
  }

  @Test
  void aWindowThatIsAskedForInAModalIsPutToTheVote() {
    ChangeId change = recorded();
    SlackPerson maya = slack.as(REQUESTER);
    SlackView modal = asked(ASK + " " + change);
    assertTrue(maya.submit(modal, without(filled(change), "change")).ack().acked());
    assertEquals(List.of(), maya.views());
    RunId run = run(change);
    SlackMessage card = sight.card(run, text -> text.contains("0 of 2"));
    for (String told : List.of("maya", "omar", "20 min", "the directory is down")) {
      assertTrue(card.words().contains(told), card.words());
    }
    sight.whispered(maya, "You asked for " + run);
    story.closed(run);
    assertEquals(
        Optional.of(REQUESTER),
        new RunStartTable(sandbox.ledger()).find(run).map(RunStart::requester));
  }

  @Test
  @DisplayName("AC-12 a request that is delivered again starts one run")
  void aRequestThatIsDeliveredAgainStartsOneRun() {
    ChangeId change = recorded();
    SlackDelivery sent = slack.as(REQUESTER).submit(asked(ASK), filled(change));
    slack.twin().repeat(sent);
    for (int retry = 1; retry <= 3; retry++) {
      assertTrue(slack.twin().redeliver(sent, retry, "http_timeout").ack().acked());
    }
    RunId run = run(change);
    sight.card(run, text -> text.contains("0 of 2"));
    sight.whispered(slack.as(REQUESTER), "You asked for " + run);
    assertEquals(
        1,
        slack.as(REQUESTER).messages(slack.channel()).stream()
            .filter(message -> message.text().contains("You asked for " + run))
            .count());
    story.closed(run);
    assertEquals(
        1, story.facts(run).stream().filter(fact -> fact.kind() == FactKind.REQUESTED).count());
  }

  @Test
  void whatIsFilledInWronglyIsSaidAtItsPlaceAndUsesUpNoChange() {
    ChangeId change = recorded();
    SlackPerson maya = slack.as(REQUESTER);
    SlackView modal = asked(ASK);
    Map<String, String> wrong = filled(change);
    wrong.put("change", "x y");
    wrong.put("certificate", "omar");
    wrong.put("start", "tonight");
    wrong.put("reason", "short");
    SlackDelivery sent = maya.submit(modal, wrong);
    assertTrue(sent.ack().acked());
    assertTrue(sent.ack().took().compareTo(Duration.ofSeconds(3)) < 0);
    Map<String, String> errors = maya.views().getLast().errors();
    assertEquals(
        List.of("certificate", "change", "reason", "start"),
        errors.keySet().stream().sorted().toList());
    assertEquals("must be 10 to 500 characters, no control characters", errors.get("reason"));
    assertEquals("must be an instant such as 2026-11-25T22:00:00Z", errors.get("start"));
    assertTrue(maya.submit(maya.views().getLast(), filled(change)).ack().acked());
    sight.card(run(change), text -> text.contains("0 of 2"));
    story.closed(run(change));
  }

  @Test
  void aChangeThatIsInUseIsSaidToWhoeverAsks() {
    ChangeId change = recorded();
    slack.as(REQUESTER).submit(asked(ASK), filled(change));
    sight.card(run(change), text -> text.contains("0 of 2"));
    Map<String, String> other = filled(change);
    other.put("reason", "something else altogether");
    slack.as(REQUESTER).submit(asked(ASK), other);
    sight.whispered(slack.as(REQUESTER), "was started by maya with another content");
    story.closed(run(change));
  }

  @Test
  void statusNamesWhatIsUnderWayAndHelpWhatCanBeTyped() {
    RunId run = story.awaitingApproval();
    SlackPerson omar = slack.as(HOLDER);
    assertTrue(omar.command(slack.channel(), "/kedgeline  STATUS ").ack().acked());
    assertEquals(
        "%s  AWAITING_APPROVAL, asked for by maya".formatted(run.change()),
        sight.whispered(omar, run.change() + "  ").text().lines().findFirst().orElse(""));
    omar.command(slack.channel(), "/kedgeline");
    sight.whispered(omar, "/kedgeline status lists");
    omar.command(slack.channel(), "/kedgeline <!channel> approve everything");
    Waiting.until(
        () ->
            Optional.of(
                omar.messages(slack.channel()).stream()
                    .filter(message -> message.text().contains("/kedgeline status lists"))
                    .toList()),
        told -> told.size() == 2,
        "the help again");
    assertEquals(
        List.of(),
        omar.messages(slack.channel()).stream()
            .filter(SlackMessage::ephemeral)
            .flatMap(message -> message.active().stream())
            .toList());
    story.closed(run);
  }

  @Test
  void whereTheAppIsNotTheAnswerComesDirectly() {
    SlackChannel elsewhere = slack.twin().channel("lunch", slack.as(SECURITY_LEAD).member());
    slack.twin().leave(elsewhere, slack.twin().bot());
    slack.as(SECURITY_LEAD).command(elsewhere, "/kedgeline help");
    sight.written(SECURITY_LEAD, "/kedgeline window request");
  }

  @Test
  @DisplayName("AC-18 who is a guest, of another workspace or unknown asks for nothing")
  void whoIsAGuestOfAnotherWorkspaceOrUnknownAsksForNothing() {
    SlackMember unknown = slack.twin().member("mallory-of-commands");
    SlackMember foreign = slack.twin().memberOf("T0FOREIGN", "eve-of-commands");
    for (SlackMember stranger : List.of(unknown, foreign)) {
      slack.twin().join(slack.channel(), stranger);
      for (String line : List.of(ASK, "/kedgeline status", "/kedgeline help")) {
        slack.twin().as(stranger).command(slack.channel(), line);
      }
      Waiting.until(
          () -> Optional.of(slack.twin().as(stranger).messages(slack.channel())),
          seen ->
              seen.stream()
                      .filter(
                          message -> message.text().contains("does not know whose Slack account"))
                      .count()
                  == 3,
          "three refusals");
      assertEquals(List.of(), slack.twin().as(stranger).views());
    }
    SlackView modal = asked(ASK);
    SlackMember maya = slack.as(REQUESTER).member();
    SlackMember guest = slack.twin().flag(maya, SlackMember.Flag.RESTRICTED);
    ChangeId change = recorded();
    try {
      slack.twin().as(guest).submit(modal, filled(change));
      sight.whispered(slack.twin().as(guest), "Guests, bots and accounts of other workspaces");
      slack.twin().as(guest).command(slack.channel(), ASK);
      Waiting.until(
          () -> Optional.of(slack.twin().as(guest).messages(slack.channel())),
          seen -> seen.stream().filter(m -> m.text().contains("Guests, bots")).count() == 2,
          "a second refusal");
      assertEquals(List.of(), slack.twin().as(guest).views());
    } finally {
      slack.twin().restore(maya);
    }
    assertEquals(Optional.empty(), new RunStartTable(sandbox.ledger()).find(run(change)));
  }

  @Test
  void whoMayNotAskIsToldWhoMay() {
    SlackPerson ravi = slack.as(RESPONSE_LEAD);
    ravi.command(slack.channel(), ASK);
    sight.whispered(
        ravi, "may not ask for a window: an active member of [incident-responders] can");
    assertEquals(List.of(), ravi.views());
  }

  @Test
  @DisplayName("AC-18 a command or a request that Slack did not sign asks for nothing")
  void aCommandOrARequestThatSlackDidNotSignAsksForNothing() {
    ChangeId change = recorded();
    SlackPerson maya = slack.as(REQUESTER);
    SlackDelivery typed = maya.command(slack.channel(), ASK);
    ChangeId used = recorded();
    SlackDelivery sent = maya.submit(sight.modal(maya, MODAL), filled(used));
    sight.card(run(used), text -> text.contains("0 of 2"));
    Map<SlackDelivery, String> forged =
        Map.of(
            typed, typed.body().replace("window", "status"),
            sent, sent.body().replace(used.value(), change.value()));
    forged.forEach((signed, body) -> {
      for (Map<String, String> headers : List.of(signed.headers(), Map.<String, String>of())) {
        assertEquals(
            OptionalInt.of(401), slack.twin().send(signed.to(), body, headers).ack().status());
      }
    });
    story.closed(run(used));
    assertEquals(Optional.empty(), new RunStartTable(sandbox.ledger()).find(run(change)));
  }

  @Test
  void aSlackThatAnswersTooLateForAModalIsTypedToAgain() {
    slack.twin().levers().fault(SlackFault.slow("users.info", Duration.ofSeconds(4)).times(1));
    SlackDelivery typed = slack.as(REQUESTER).command(slack.channel(), ASK);
    assertTrue(typed.ack().acked());
    sight.whispered(slack.as(REQUESTER), "Type the command again");
    assertEquals(List.of(), slack.as(REQUESTER).views());
  }

  private ChangeId recorded() {
    ChangeId change = Story.freshChange();
    sandbox.recordChange(change);
    return change;
  }

  private static RunId run(ChangeId change) {
    return RunId.of(RunbookId.BREAK_GLASS_WINDOW, change);
  }

  private SlackView asked(String line) {
    SlackPerson maya = slack.as(REQUESTER);
    assertTrue(maya.command(slack.channel(), line).ack().acked());
    return sight.modal(maya, MODAL);
  }

  private Map<String, String> filled(ChangeId change) {
    Map<String, String> filled = new HashMap<>();
    filled.put("change", change.value());
    filled.put("profile", "sec-breakglass");
    filled.put("holder", HOLDER.value());
    filled.put("certificate", sandbox.holderIdentity().value());
    filled.put("length", "PT20M");
    filled.put("reason", "the directory is down");
    return filled;
  }

  private static Map<String, String> without(Map<String, String> filled, String key) {
    filled.remove(key);
    return filled;
  }
}
