package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Somebody deletes what a window stands on: nobody gets in, and the run ends with what it found.
 */
@ExtendWith(SharedSandbox.class)
class DeletedStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final Holder holder;
  private final SweepOnce sweep;
  private final Clockwork clockwork;

  DeletedStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.holder = new Holder(sandbox);
    this.sweep = new SweepOnce(sandbox);
    this.clockwork = new Clockwork(sandbox, Duration.ofMinutes(3), run -> {});
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @AfterEach
  void whatWasDeletedIsThereAgainAndAtRest() {
    sandbox.aws().levers().reset();
    sweep.exit();
    assertEquals(SweepOnce.CLEAN, sweep.exit());
  }

  @Test
  void aWindowWhoseProfileIsDeletedEndsAndIsPaged() {
    RunId run = story.opened(HOLDER);
    AwsSessionCredentials inside = letIn();
    delete(sandbox::deleteProfileByHand);
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    int pages = sweep.pages().size();
    IntStream.range(0, 4).forEach(again -> assertEquals(SweepOnce.MENDED, sweep.exit()));
    List<String> paged = sweep.pages().subList(pages, sweep.pages().size());
    assertEquals(1, paged.size(), paged::toString);
    assertTrue(paged.getFirst().contains("PROFILE_GONE: AWS has no such profile"), paged::toString);
    assertEndsWithNobodyIn(run, inside, "ResourceNotFoundException");
  }

  @Test
  void aWindowWhoseRoleIsDeletedEnds() {
    RunId run = story.opened(HOLDER);
    AwsSessionCredentials inside = letIn();
    delete(this::role);
    assertTrue(holder.call(inside).startsWith("refused"));
    assertEndsWithNobodyIn(run, inside, "Unable to assume role");
  }

  private AwsSessionCredentials letIn() {
    AwsSessionCredentials session =
        assertInstanceOf(SessionAnswer.Granted.class, holder.ask()).credentials();
    String called = holder.call(session);
    assertTrue(called.startsWith("allowed"), called);
    return session;
  }

  /** What AWS had before is remembered: other stories play in the same account. */
  private void delete(Runnable what) {
    sandbox.aws().levers().begin();
    what.run();
  }

  private void assertEndsWithNobodyIn(RunId run, AwsSessionCredentials inside, String found) {
    clockwork.toTheEnd(run);
    WindowOutcome outcome = story.outcome(run);
    assertEquals(WindowState.REVIEWED, outcome.state(), outcome::reason);
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    assertTrue(holder.call(inside).startsWith("refused"));
    assertTold(run, FactKind.NOT_WITNESSED, "reason", found);
    assertTold(run, FactKind.CLOSED, "proof", "every session from inside has expired");
  }

  private void assertTold(RunId run, FactKind kind, String detail, String words) {
    List<String> told =
        story.facts(run).stream()
            .filter(fact -> fact.kind() == kind)
            .map(fact -> fact.detail().getOrDefault(detail, ""))
            .toList();
    assertTrue(told.size() == 1 && told.getFirst().contains(words), told::toString);
  }

  private void role() {
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      root.deleteRole();
    }
  }
}
