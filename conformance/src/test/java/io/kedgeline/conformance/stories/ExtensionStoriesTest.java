package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.desk.Caller;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** More time in an open window, by a vote of its own: AWS lets the holder in until then. */
@ExtendWith(SharedSandbox.class)
class ExtensionStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final Holder holder;

  ExtensionStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.holder = new Holder(sandbox);
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @Test
  void aHolderWhoWasGivenMoreTimeIsInPastTheFirstEndAndOutPastTheSecond() {
    RunId run = story.opened(HOLDER);
    Instant firstEnd = story.desk().status(run).expires().orElseThrow();
    story
        .desk()
        .extend(Caller.of(REQUESTER, "test"), run, Duration.ofMinutes(20), "it takes longer");
    awaitExtension(run, "awaiting approval");
    sandbox.skip(Duration.ofMinutes(5));
    story.approve(run, SECURITY_LEAD, "security-lead");
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    awaitExtension(run, "given");
    assertEquals(
        firstEnd.plus(Duration.ofMinutes(20)), story.desk().status(run).expires().orElseThrow());
    sandbox.skip(Duration.between(sandbox.clock().instant(), firstEnd).plusSeconds(1));
    AwsSessionCredentials late =
        assertInstanceOf(SessionAnswer.Granted.class, holder.ask()).credentials();
    assertTrue(holder.call(late).startsWith("allowed"), "out before the end that was approved");
    sandbox.skip(Duration.ofMinutes(10));
    story.awaitFact(run, FactKind.RESULT, "Remind");
    sandbox.skip(Duration.ofMinutes(6));
    story.awaitFact(run, FactKind.RESULT, "Witness");
    sandbox.skip(Duration.ofMinutes(5));
    assertEquals(WindowState.REVIEWED, story.outcome(run).state());
    assertTrue(holder.call(late).startsWith("refused"), "in past the end");
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
  }

  private void awaitExtension(RunId run, String words) {
    Waiting.until(() -> story.desk().status(run).extension(), told -> told.contains(words), words);
  }
}
