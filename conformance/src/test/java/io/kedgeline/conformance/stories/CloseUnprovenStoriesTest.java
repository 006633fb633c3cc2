package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.ledger.registry.Alert;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.aws.faults.Faults;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** A closing that AWS refuses says so, goes on, and never says that it is done before it is. */
@ExtendWith(SharedSandbox.class)
class CloseUnprovenStoriesTest {

  private final Sandbox sandbox;
  private final Story story;
  private final Holder holder;
  private final Clockwork clockwork;
  private final Faults faults;

  CloseUnprovenStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
    this.holder = new Holder(sandbox);
    this.clockwork = new Clockwork(sandbox, Duration.ofSeconds(20), run -> {});
    this.faults = sandbox.aws().levers().faults();
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  @AfterEach
  void awsIsWell() {
    faults.clear();
  }

  @Test
  void aClosingThatAwsRefusesForMinutesSaysSoOnceAndIsDoneWhenItCanBe() {
    RunId run = story.opened(HOLDER);
    AwsSessionCredentials inside =
        assertInstanceOf(SessionAnswer.Granted.class, holder.ask()).credentials();
    faults.add(Fault.error("sts", "AssumeRole", 403, "AccessDenied"));
    story.desk().close(Caller.of(REQUESTER, "test"), run, "the story is told");
    clockwork.until(run, WindowState.CLOSE_UNPROVEN);
    assertTrue(holder.call(inside).startsWith("allowed"), "the faults did not keep it open");
    clockwork.untilFacts(run, FactKind.CLOSE_UNPROVEN, 2);
    assertEquals(WindowState.CLOSE_UNPROVEN, story.desk().status(run).state());
    assertEquals(1, severe(run).size(), () -> severe(run).toString());
    assertTrue(severe(run).getFirst().text().contains("AWS_DENIED"), severe(run)::toString);

    faults.clear();
    clockwork.toTheEnd(run);
    WindowOutcome outcome = story.outcome(run);
    assertEquals(WindowState.REVIEWED, outcome.state(), outcome::reason);
    assertTrue(holder.call(inside).startsWith("refused"));
    assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    assertEquals(1, severe(run).size());
    try (Root root = new Root(sandbox.aws(), sandbox.account())) {
      assertTrue(root.atRest());
    }
  }

  private List<Alert> severe(RunId run) {
    return new AlertTable(sandbox.ledger())
        .of(run).stream().filter(alert -> alert.kind().equals("SEV")).toList();
  }
}
