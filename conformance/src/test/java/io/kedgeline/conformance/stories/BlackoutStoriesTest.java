package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.DuringBlackout;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Holder;
import io.kedgeline.workflows.breakglass.WindowOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs around a blackout that begins three quarters of an hour after the sandbox. */
@Timeout(300)
class BlackoutStoriesTest {

  private static final Path SHIPPED = Path.of("..", "runbooks", "rulebook.yaml");
  private static final Duration BEFORE = Duration.ofMinutes(45);
  private static final Duration LENGTH = Duration.ofDays(2);

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit sets it before a test
  private Path folder;

  @Test
  void aBlackoutThatBeginsIsForbiddenToAnOrdinaryRunbook() throws IOException, SQLException {
    try (Sandbox sandbox = sandbox(DuringBlackout.REFUSED)) {
      Story story = new Story(sandbox);
      Holder holder = new Holder(sandbox);
      RunId before = story.opened(HOLDER);
      assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
      assertEquals(WindowState.REVIEWED, story.closed(before).state());

      RunId late = story.awaitingApproval();
      sandbox.skip(Duration.ofMinutes(20));
      story.approve(late, SECURITY_LEAD, "security-lead");
      story.approve(late, RESPONSE_LEAD, "ir-lead");
      WindowOutcome refused = story.outcome(late);
      assertEquals(WindowState.REJECTED, refused.state());
      assertNames(refused);
      assertEquals(0, story.count(late, FactKind.INTENT, "Enable"));
      assertInstanceOf(SessionAnswer.Refused.class, holder.ask());

      sandbox.skip(BEFORE);
      RunId within = story.asked();
      assertNames(story.outcome(within));
      assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
    }
  }

  @Test
  void aBlackoutIsNoneForTheRunbookThatIsAllowedInIt() throws IOException, SQLException {
    try (Sandbox sandbox = sandbox(DuringBlackout.ALLOWED)) {
      Story story = new Story(sandbox);
      Holder holder = new Holder(sandbox);
      sandbox.skip(BEFORE.plusMinutes(1));
      RunId run = story.opened(HOLDER);
      SessionAnswer.Granted session = assertInstanceOf(SessionAnswer.Granted.class, holder.ask());
      assertTrue(holder.call(session.credentials()).startsWith("allowed"));
      assertEquals(WindowState.REVIEWED, story.closed(run).state());
      assertInstanceOf(SessionAnswer.Refused.class, holder.ask());
      assertTrue(holder.call(session.credentials()).startsWith("refused"));
    }
  }

  private static void assertNames(WindowOutcome outcome) {
    assertTrue(outcome.reason().contains("BLACKOUT: year-end from "), outcome.reason());
  }

  private Sandbox sandbox(DuringBlackout during) throws IOException, SQLException {
    Instant from = Instant.now().plus(BEFORE).truncatedTo(ChronoUnit.SECONDS);
    String shipped = Files.readString(SHIPPED);
    String usual = "duringBlackout: allowed";
    assertTrue(shipped.contains(usual));
    Path rulebook = folder.resolve("rulebook.yaml");
    Files.writeString(
        rulebook,
        shipped.replace(usual, "duringBlackout: " + during.name().toLowerCase(Locale.ROOT))
            + """
            blackouts:
              - name: year-end
                from: '%s'
                until: '%s'
                reason: the books are closed
            """
                .formatted(from, from.plus(LENGTH)));
    return Sandbox.start(folder.resolve("sandbox"), rulebook);
  }
}
