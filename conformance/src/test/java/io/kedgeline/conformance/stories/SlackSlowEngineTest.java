package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.twins.slack.SlackDelivery;
import io.kedgeline.twins.slack.SlackMessage;
import io.kedgeline.twins.slack.SlackPerson;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Slack is answered in time, however long the engine takes. */
@ExtendWith(SharedSandbox.class)
class SlackSlowEngineTest {

  private static final Duration SLACKS_PATIENCE = Duration.ofSeconds(3);
  private static final Duration SLOW = Duration.ofSeconds(10);

  private final Sandbox sandbox;
  private final Story story;
  private final SlackSight sight;

  SlackSlowEngineTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.sight = new SlackSight(sandbox.slack());
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @AfterEach
  void theEngineIsQuick() {
    sandbox.slowEngine(Duration.ZERO);
  }

  @Test
  void aClickIsAnsweredAtOnceAndItsOutcomeToldLaterWhileTheEngineTakesTenSeconds() {
    RunId run = story.awaitingApproval();
    SlackMessage card = sight.card(run, text -> text.contains("0 of 2"));
    SlackPerson grace = sandbox.slack().as(SECURITY_LEAD);
    grace.reload();
    sandbox.slack().as(REQUESTER).reload();
    sandbox.slowEngine(SLOW);
    inTime(grace.click(card, "approve:ir-lead"));
    inTime(grace.click(card, "approve:ir-lead"));
    inTime(sandbox.slack().as(REQUESTER).command(sandbox.slack().channel(), "/kedgeline status"));
    sight.whispered(grace, "The engine does not answer at the moment. What you pressed is kept");
    sight.whispered(sandbox.slack().as(REQUESTER), run.change() + "  ");
    sandbox.slowEngine(Duration.ZERO);
    sight.card(run, text -> text.contains("1 of 2, needs security-lead"));
    sight.whispered(grace, "taken in");
    story.closed(run);
    assertEquals(
        1, story.facts(run).stream().filter(fact -> fact.kind() == FactKind.VOTED).count());
  }

  private static void inTime(SlackDelivery delivery) {
    assertTrue(delivery.ack().acked(), () -> delivery.ack().toString());
    assertTrue(delivery.ack().took().compareTo(SLACKS_PATIENCE) < 0);
  }
}
