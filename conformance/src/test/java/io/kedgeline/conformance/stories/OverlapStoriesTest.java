package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.SECOND_HOLDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Two holders on one profile and one role: who ends does not disturb who goes on. */
@ExtendWith(SharedSandbox.class)
class OverlapStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final Holder omar;
  private final Holder lena;

  OverlapStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.omar = new Holder(sandbox, HOLDER);
    this.lena = new Holder(sandbox, SECOND_HOLDER);
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @Test
  @DisplayName("AC-32 closing one window puts its holder out at once and never touches the other")
  void closingOneWindowNeverTouchesTheOther() {
    RunId first = story.opened(HOLDER);
    AwsSessionCredentials ofOmar = letIn(omar);
    RunId second = story.opened(SECOND_HOLDER);
    AwsSessionCredentials ofLena = letIn(lena);
    assertTrue(omar.call(ofOmar).startsWith("allowed"), "the second opening disturbed the first");

    assertEquals(WindowState.REVIEWED, story.closed(first).state());
    assertRefused(omar.call(ofOmar));
    assertRefused(omar.call(newSession(omar)));
    assertTrue(lena.call(ofLena).startsWith("allowed"), "closing one touched the other's session");
    letIn(lena);

    assertEquals(WindowState.REVIEWED, story.closed(second).state());
    assertRefused(lena.call(ofLena));
    assertInstanceOf(SessionAnswer.Refused.class, lena.ask());
    assertInstanceOf(SessionAnswer.Refused.class, omar.ask());
  }

  @Test
  @DisplayName("AC-32 a window that ends by its time leaves the later one open")
  void aWindowThatEndsByItsTimeLeavesTheLaterOneOpen() {
    RunId first = story.opened(HOLDER);
    sandbox.skip(Duration.ofMinutes(20));
    RunId second = story.opened(SECOND_HOLDER);
    sandbox.skip(Duration.ofMinutes(6));
    story.awaitFact(first, FactKind.RESULT, "Witness");
    AwsSessionCredentials ofOmar = letIn(omar);
    sandbox.skip(Duration.ofMinutes(5));
    WindowOutcome outcome = story.outcome(first);
    assertEquals(WindowState.REVIEWED, outcome.state(), outcome::reason);
    assertRefused(omar.call(ofOmar));
    letIn(lena);
    assertEquals(WindowState.REVIEWED, story.closed(second).state());
    assertInstanceOf(SessionAnswer.Refused.class, lena.ask());
  }

  @Test
  void aWindowOnAProfileThatSomebodyShutByHandIsProvedClosed() {
    RunId first = story.opened(HOLDER);
    AwsSessionCredentials ofOmar = letIn(omar);
    RunId second = story.opened(SECOND_HOLDER);
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      root.anywhere().disableProfile(r -> r.profileId(sandbox.account().profile().id()));
    }
    assertEquals(WindowState.REVIEWED, story.closed(first).state());
    assertRefused(omar.call(ofOmar));
    assertInstanceOf(SessionAnswer.Refused.class, lena.ask());
    assertEquals(WindowState.REVIEWED, story.closed(second).state());
  }

  @Test
  void oneHolderHasOneWindowOnAProfile() {
    RunId first = story.opened(HOLDER);
    WindowOutcome again =
        story.outcome(
            story.desk().request(Caller.of(REQUESTER, "test"), story.request(Story.freshChange())));
    assertEquals(WindowState.REJECTED, again.state());
    assertTrue(again.reason().contains("LEASE_IN_FORCE"), again.reason());
    assertEquals(WindowState.REVIEWED, story.closed(first).state());
  }

  private static AwsSessionCredentials letIn(Holder holder) {
    AwsSessionCredentials session = newSession(holder);
    String called = holder.call(session);
    assertTrue(called.startsWith("allowed"), called);
    return session;
  }

  private static AwsSessionCredentials newSession(Holder holder) {
    return assertInstanceOf(SessionAnswer.Granted.class, holder.ask()).credentials();
  }

  private static void assertRefused(String called) {
    assertTrue(called.startsWith("refused"), called);
  }
}
