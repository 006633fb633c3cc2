package io.kedgeline.conformance.stories;

import static io.kedgeline.sandbox.world.InventedPeople.HOLDER;
import static io.kedgeline.sandbox.world.InventedPeople.REQUESTER;
import static io.kedgeline.sandbox.world.InventedPeople.RESPONSE_LEAD;
import static io.kedgeline.sandbox.world.InventedPeople.SECURITY_LEAD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.breakglass.WindowRequest;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.resource.RoleArn;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduledTask;
import io.kedgeline.domain.window.WindowState;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.demo.Waiting;
import io.kedgeline.starters.api.DrillView;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.starters.desk.DeskRefusal;
import io.kedgeline.starters.schedule.Fired;
import io.kedgeline.starters.schedule.SchedulePace;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** RB-14: RB-06's own path on a profile that nothing else opens, measured. */
@ExtendWith(SharedSandbox.class)
class DrillStoriesTest {

  private static final Duration SPAN = Duration.ofMinutes(5);

  private final Sandbox sandbox;
  private final Story story;

  DrillStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
    this.story = new Story(sandbox);
  }

  @BeforeEach
  void earlierDenialsHavePassed() {
    story.afterEarlierDenials();
  }

  /** Every five minutes, which no company would. */
  private static Schedule drill(String name) {
    return Scheduled.schedule(name, ScheduledTask.DRILL, "*/5 * * * *", SPAN);
  }

  private Scheduled server(Schedule schedule) {
    return new Scheduled(sandbox, SchedulePace.OFF, sandbox.clock().instant(), schedule);
  }

  /** The next time that the schedule has come, which then is now. */
  private Instant nextTime(Schedule schedule) {
    Instant next = schedule.next(sandbox.clock().instant()).orElseThrow();
    sandbox.skip(Duration.between(sandbox.clock().instant(), next).plusMillis(1));
    return next;
  }

  @Test
  @DisplayName("AC-28 a drill begins once, and no other beside it; it is proved and measured")
  void aDrillBeginsOnceAndNoOtherBesideItAndIsProvedAndMeasured()
      throws IOException, GeneralSecurityException, InterruptedException {
    Schedule schedule = drill("often");
    try (Scheduled server = server(schedule)) {
      server.lookAt(sandbox.clock().instant());
      Instant time = nextTime(schedule);
      server.lookAt(time);
      Fired begun = server.process().beginnings().begin(schedule, Duration.ZERO);
      Fired again = server.process().beginnings().begin(schedule, Duration.ZERO);
      RunId run = RunId.ofWindow(ChangeId.ofDrill(time));
      assertEquals(Fired.Outcome.BEGUN + " " + run, begun.outcome() + " " + begun.detail());
      assertEquals(Fired.Outcome.EXISTS + " " + run, again.outcome() + " " + again.detail());
      opens(run);
      server.lookAt(nextTime(schedule));
      Fired beside = server.process().beginnings().begin(schedule, Duration.ZERO);
      assertEquals(Fired.Outcome.SKIPPED, beside.outcome(), beside.detail());
      assertEquals(1, server.told("often", time).size(), "the one that was left out is told");
      new Clockwork(sandbox, Duration.ZERO, drill -> {}).toTheEnd(run);
      assertRefused(sandbox.account().drillProfile(), sandbox.account().drillRole());
      assertMeasured(run);
      assertEvidence(run);
    }
  }

  private void opens(RunId run) throws IOException, GeneralSecurityException, InterruptedException {
    Waiting.untilState(story.desk(), run, WindowState.AWAITING_APPROVAL);
    story.approve(run, SECURITY_LEAD, "security-lead");
    assertEquals("SELF_APPROVAL", Story.code(story.approve(run, REQUESTER, "security-lead")));
    story.approve(run, RESPONSE_LEAD, "ir-lead");
    Waiting.untilState(story.desk(), run, WindowState.OPEN);
    assertInstanceOf(
        SessionAnswer.Granted.class,
        ask(sandbox.account().drillProfile(), sandbox.account().drillRole()));
    assertRefused(sandbox.account().profile(), sandbox.account().role());
  }

  private SessionAnswer ask(ProfileArn profile, RoleArn role)
      throws IOException, GeneralSecurityException, InterruptedException {
    return sandbox.sessions().ask(sandbox.holder(), profile, role, sandbox.account().anchor());
  }

  private void assertRefused(ProfileArn profile, RoleArn role)
      throws IOException, GeneralSecurityException, InterruptedException {
    assertInstanceOf(SessionAnswer.Refused.class, ask(profile, role));
  }

  private void assertMeasured(RunId run) {
    DrillView drill =
        sandbox.as(HOLDER).drills(50).drills().stream()
            .filter(row -> row.run().equals(run))
            .findFirst()
            .orElseThrow();
    assertEquals(WindowState.REVIEWED, drill.state());
    assertEquals(REQUESTER, drill.owner());
    assertTrue(drill.done(), "it was open, and closed with proof");
    for (Duration part :
        new Duration[] {
          drill.approve().orElseThrow(),
          drill.open().orElseThrow(),
          drill.close().orElseThrow(),
          drill.prove().orElseThrow()
        }) {
      assertTrue(part.compareTo(Duration.ofMinutes(20)) < 0, part::toString);
    }
    Terminal.Said listed = new Terminal(sandbox, HOLDER).type("drill", "ls");
    assertTrue(listed.out().contains(run.value()), listed.out());
  }

  private void assertEvidence(RunId run) {
    Path file = sandbox.folder().resolve(run.sessionName() + ".json");
    assertEquals(
        0,
        new Terminal(sandbox, HOLDER)
            .type("evidence", "export", run.value(), "--to", file.toString())
            .exit());
    Terminal.Said verified =
        Terminal.run(
            List.of(
                "evidence",
                "verify",
                file.toString(),
                "--trust-root",
                sandbox.trustRootFile().toString()));
    assertEquals(0, verified.exit(), verified.out() + verified.err());
  }

  @Test
  @DisplayName("AC-28 nobody asks for a drill by hand, nor for its profile")
  void nobodyAsksForADrillByHandNorForItsProfile() {
    WindowRequest drill =
        new WindowRequest(
            ChangeId.ofDrill(sandbox.clock().instant().truncatedTo(ChronoUnit.MINUTES)),
            sandbox.account().drillProfile(),
            HOLDER,
            sandbox.holderIdentity(),
            Duration.ofMinutes(15),
            "because the drill is late");
    DeskRefusal refused =
        assertThrows(
            DeskRefusal.class, () -> story.desk().request(Caller.of(REQUESTER, "test"), drill));
    assertEquals(DeskRefusal.Code.DRILL_BY_HAND, refused.code());
    RunId run =
        story
            .desk()
            .request(
                Caller.of(REQUESTER, "test"),
                new WindowRequest(
                    Story.freshChange(),
                    sandbox.account().drillProfile(),
                    HOLDER,
                    sandbox.holderIdentity(),
                    Duration.ofMinutes(30),
                    "the drill profile is as good as any"));
    assertEquals(WindowState.REJECTED, story.outcome(run).state());
  }
}
