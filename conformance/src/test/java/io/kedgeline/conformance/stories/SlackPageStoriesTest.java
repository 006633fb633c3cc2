package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.conformance.browser.Chromium;
import io.kedgeline.conformance.browser.Page;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Windows that people approve and deny in a browser, on the sandbox's page of Slack. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSandbox.class)
class SlackPageStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private Chromium browser;

  SlackPageStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
  }

  @BeforeAll
  void begin() {
    browser = Chromium.start();
  }

  @AfterAll
  void end() {
    browser.close();
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @Test
  void oneApprovesAndAnotherDeniesWithAReasonAndTheCardChangesUnderTheirEyes() {
    RunId run = story.awaitingApproval();
    String card = "article:has([data-action=\"deny\"])";
    Page grace = pageOf(SECURITY_LEAD);
    grace.until(card, run.change());
    grace.click(card + " [data-action=\"approve:ir-lead\"]");
    grace.until("#question", "Approve as ir-lead?");
    grace.click("#question button[value=yes]");
    grace.until(card, "1 of 2, needs security-lead");
    grace.until("article.ephemeral", "taken in");

    Page ravi = pageOf(RESPONSE_LEAD);
    ravi.until(card, "1 of 2, needs security-lead");
    ravi.click(card + " [data-action=deny]");
    ravi.type("#view [name=reason]", "not tonight, <b>please</b>");
    ravi.click("#view button[type=submit]");
    ravi.untilGone("#view");
    assertEquals(WindowState.DENIED, story.outcome(run).state());
    for (Page page : List.of(grace, ravi)) {
      page.until("article:not(.ephemeral):has(h3)", "DENIED");
      page.untilGone(card);
      assertEquals(0, page.value("document.querySelectorAll('article b b').length").asInt());
    }
    assertTrue(
        story.facts(run).stream()
            .anyMatch(fact -> fact.detail().toString().contains("not tonight, <b>please</b>")),
        () -> story.facts(run).toString());
  }

  @Test
  void whoeverLooksAgainApprovesNothing() {
    RunId run = story.awaitingApproval();
    String card = "article:has([data-action=\"deny\"])";
    Page grace = pageOf(SECURITY_LEAD);
    grace.until(card, run.change());
    grace.click(card + " [data-action=\"approve:ir-lead\"]");
    int before = sandbox.slack().twin().deliveries().size();
    grace.click("#question button[value=no]");
    grace.untilGone("#question");
    assertEquals(before, sandbox.slack().twin().deliveries().size());
    assertEquals(2, story.desk().status(run).emptySlots().size());
    story.closed(run);
  }

  private Page pageOf(PersonId person) {
    Page page = browser.open(sandbox.slack().page());
    Waiting.until(
        () -> Optional.of(page.text("#people")),
        names -> names.contains(person.value()),
        "the page to name its people");
    page.choose("#people", person.value());
    page.until("#people option:checked", person.value());
    return page;
  }
}
