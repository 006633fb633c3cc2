package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.slack.SlackNoticeTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.twins.slack.SlackFault;
import io.kedgeline.twins.slack.SlackMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people are told beside the card. */
@ExtendWith(SharedSandbox.class)
class SlackNoticeStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final SlackSight sight;

  SlackNoticeStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.sight = new SlackSight(sandbox.slack());
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @AfterEach
  void slackIsWell() {
    sandbox.slack().twin().levers().clear();
  }

  @Test
  void theRequesterIsToldDirectlyWhatBecomesOfTheirWindowAndNobodyElseIs() {
    RunId run = story.awaitingApproval();
    told(run, "put to the vote, until");
    story.approve(run, SECURITY_LEAD, "security-lead");
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    told(run, "OPEN, until");
    sandbox.skip(Duration.ofMinutes(21));
    told(run, "about to end, at");
    story.closed(run);
    told(run, "closed and proved");
    settled(run, "closed, proved and reviewed");
    List<String> mayas =
        sight.direct(REQUESTER).stream().filter(text -> text.contains(run.change())).toList();
    assertEquals(5, mayas.size(), mayas::toString);
    assertFalse(String.join("", sight.direct(HOLDER)).contains(run.change()));
  }

  @Test
  void whoeverCanFillTheSlotIsRemindedInTheThreadUntilItIsDecided() {
    RunId run = story.awaitingApproval();
    SlackMessage card = sight.card(run, text -> text.contains("0 of 2"));
    story.approve(run, SECURITY_LEAD, "security-lead");
    sandbox.skip(Duration.ofMinutes(8));
    reminders(card, 1);
    String mention = "<@%s>".formatted(sandbox.slack().as(RESPONSE_LEAD).member().id());
    String thread = sight.thread(card);
    assertTrue(thread.contains(mention), thread);
    assertFalse(
        thread.contains(sandbox.slack().as(REQUESTER).member().id()), "the requester is reminded");
    sandbox.skip(Duration.ofMinutes(24));
    reminders(card, 2);
    story.closed(run);
    settled(run, "withdrawn");
    reminders(card, 2);
    assertEquals(
        List.of("SUBMITTED", "REMINDER_1", "REMINDER_3", "DECIDED"),
        kept(run).stream().map(SlackNoticeTable.Notice::kind).toList());
  }

  @Test
  void whatSlackWouldNeverTakeIsKeptWithItsReasonAndWhatItPutsOffIsTold() {
    sandbox
        .slack()
        .twin()
        .levers()
        .fault(SlackFault.error("conversations.open", "user_disabled").times(1));
    RunId run = story.awaitingApproval();
    SlackNoticeTable.Notice untold =
        Waiting.until(
            () -> kept(run).stream().findFirst(), notice -> true, "what came of the notice");
    assertEquals(Optional.of("user_disabled"), untold.refused());
    sandbox.slack().twin().levers().fault(SlackFault.serverError("conversations.open").times(2));
    story.closed(run);
    told(run, "withdrawn");
    assertEquals(WindowState.WITHDRAWN, story.outcome(run).state());
  }

  private void told(RunId run, String words) {
    sight.written(REQUESTER, "Your window %s: %s".formatted(run.change(), words));
  }

  private void settled(RunId run, String words) {
    sight.card(run, text -> text.contains(words));
    Waiting.until(
        () -> Optional.of(sight.thread(sight.card(run, text -> true))),
        thread -> thread.contains("ENDED"),
        "the thread told to its end");
  }

  private List<SlackNoticeTable.Notice> kept(RunId run) {
    return new SlackNoticeTable(sandbox.ledger()).of(run);
  }

  private void reminders(SlackMessage card, long count) {
    Waiting.until(
        () ->
            Optional.of(
                sight.thread(card).lines().filter(line -> line.contains("needs ir-lead")).count()),
        found -> found == count,
        count + " reminders");
  }
}
