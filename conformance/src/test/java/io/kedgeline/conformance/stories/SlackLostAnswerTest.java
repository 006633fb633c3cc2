package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.slack.SlackCard;
import io.kedgeline.ledger.slack.SlackCardTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.sandbox.world.InventedSlack;
import io.kedgeline.twins.slack.SlackFault;
import io.kedgeline.twins.slack.SlackMessage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cards that Slack took without an answer. */
@ExtendWith(SharedSandbox.class)
class SlackLostAnswerTest {

  private final Sandbox sandbox;
  private final Story story;
  private final InventedSlack slack;
  private final SlackSight sight;

  SlackLostAnswerTest(Sandbox sandbox) {
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
    slack.twin().scopes(InventedSlack.SCOPES);
  }

  @Test
  void aCardThatStandsWithoutAnAnswerIsFoundAndNotPostedAgain() {
    Set<String> scopes = new TreeSet<>(InventedSlack.SCOPES);
    scopes.add("channels:history");
    slack.twin().scopes(scopes);
    RunId run = keptWhileEveryAnswerIsLost();
    assertEquals(1, cards(run).size());
    story.closed(run);
    sight.card(run, text -> text.contains("withdrawn"));
    assertEquals(1, cards(run).size());
  }

  @Test
  void anAppThatMayNotReadTheChannelPostsItTwiceRatherThanNotAtAll() {
    slack.twin().levers().fault(SlackFault.dropped("chat.postMessage"));
    RunId run = story.awaitingApproval();
    Waiting.until(() -> Optional.of(cards(run)), found -> found.size() > 1, "a second card");
    slack.twin().levers().clear();
    kept(run);
    story.closed(run);
    sight.card(run, text -> text.contains("withdrawn"));
  }

  private RunId keptWhileEveryAnswerIsLost() {
    slack.twin().levers().fault(SlackFault.dropped("chat.postMessage"));
    RunId run = story.awaitingApproval();
    SlackCard kept = kept(run);
    slack.twin().levers().clear();
    assertEquals(kept.message(), cards(run).getFirst().ts());
    return run;
  }

  private SlackCard kept(RunId run) {
    return Waiting.until(
        () -> new SlackCardTable(sandbox.ledger()).find(run), card -> true, "a card of " + run);
  }

  private List<SlackMessage> cards(RunId run) {
    return slack.as(HOLDER).messages(slack.channel()).stream()
        .filter(message -> message.threadTs().isEmpty() && !message.ephemeral())
        .filter(message -> message.text().contains(run.change()))
        .toList();
  }
}
