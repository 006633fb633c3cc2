package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.schedule.Schedule;
import io.kedgeline.domain.schedule.ScheduledTask;
import io.kedgeline.ledger.schedule.Firing;
import io.kedgeline.ledger.schedule.FiringTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.api.ScheduleChange;
import io.kedgeline.starters.api.ScheduleView;
import io.kedgeline.starters.schedule.Fired;
import io.kedgeline.starters.schedule.SchedulePace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What begins by itself begins once, in time, and whatever does not is told. */
@ExtendWith(SharedSandbox.class)
class ScheduleStoriesTest {

  private static final Instant EIGHT = Instant.parse("2030-03-04T08:00:00Z");
  private static final Instant NINE = Instant.parse("2030-03-04T09:00:00Z");
  private static final PersonId GRACE = InventedPeople.SECURITY_LEAD;

  private final Sandbox sandbox;

  ScheduleStoriesTest(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  private Scheduled server(Schedule... declared) {
    return new Scheduled(sandbox, SchedulePace.SERVER, EIGHT, declared);
  }

  @Test
  void whatWasAppliedBeginsAtItsTimeAndOnce() {
    try (Scheduled server = server(Scheduled.daily("on-time"))) {
      server.lookAt(EIGHT);
      server.process().keeper().apply();
      server.lookAt(NINE.minusSeconds(1));
      assertEquals(0, server.begun());
      server.lookAt(NINE);
      server.lookAt(NINE.plusSeconds(10));
      assertEquals(1, server.begun());
      ScheduleView view = server.process().keeper().schedules().getFirst();
      assertEquals(NINE, view.last().orElseThrow());
      assertEquals(NINE.plus(Duration.ofDays(1)), view.next().orElseThrow());
      assertEquals(List.of(), server.told("on-time", NINE));
    }
  }

  @Test
  void applyingAgainChangesNothingAndWhatIsDeclaredNoMoreGoes() {
    try (Scheduled before = server(Scheduled.daily("stays"), reviews("goes"))) {
      assertEquals(List.of("stays ADD", "goes ADD"), applied(before));
      assertEquals(List.of(), applied(before));
    }
    Schedule later =
        Scheduled.schedule("stays", ScheduledTask.SLOTS, "0 10 * * *", Duration.ofHours(1));
    try (Scheduled after = server(later)) {
      assertEquals(List.of("stays CHANGE", "goes REMOVE"), applied(after));
      assertEquals(List.of(), applied(after));
    }
  }

  private static Schedule reviews(String name) {
    return Scheduled.schedule(name, ScheduledTask.REVIEWS, "0 * * * *", Duration.ofMinutes(30));
  }

  /** What of these two was changed: other tests leave schedules of their own. */
  private static List<String> applied(Scheduled server) {
    return server.process().keeper().apply().stream()
        .filter(change -> List.of("stays", "goes").contains(change.name()))
        .map(change -> change.name() + " " + kind(change))
        .toList();
  }

  private static String kind(ScheduleChange change) {
    return change.kind().name();
  }

  @Test
  @DisplayName("AC-28 a paused schedule begins nothing, and its pause is told once")
  void aPausedScheduleBeginsNothingAndItsPauseIsToldOnce() {
    Schedule paused = Scheduled.daily("paused");
    try (Scheduled server = server(paused)) {
      server.lookAt(EIGHT);
      server.process().keeper().apply();
      assertTrue(server.process().keeper().pause(paused, GRACE, "the drill room is flooded"));
      server.lookAt(NINE);
      server.lookAt(NINE.plusSeconds(10));
      assertEquals(
          Fired.Outcome.PAUSED,
          server.process().beginnings().begin(paused, Duration.ZERO).outcome());
      assertEquals(0, server.begun());
      assertEquals(
          List.of("paused: SCHEDULE_PAUSED: by grace: the drill room is flooded"),
          server.told("paused", EIGHT));
      server.lookAt(NINE.plus(Duration.ofHours(2)));
      assertEquals(
          List.of(
              "paused: SCHEDULE_PAUSED: by grace: the drill room is flooded",
              "paused: SCHEDULE_MISSED: slots did not begin at 2030-03-04T09:00:00Z"),
          server.told("paused", EIGHT));
      assertTrue(server.process().keeper().resume(paused, GRACE));
      server.lookAt(NINE.plus(Duration.ofDays(1)));
      assertEquals(1, server.begun());
    }
  }

  @Test
  @DisplayName("AC-28 a pause is told again each day, as one plain line")
  void aPauseIsToldAgainEachDayAsOnePlainLine() {
    Schedule again = Scheduled.daily("again");
    try (Scheduled server = server(again)) {
      server.lookAt(EIGHT);
      server.process().keeper().apply();
      assertTrue(server.process().keeper().pause(again, GRACE, "\n".repeat(900)));
      Instant tomorrow = EIGHT.plus(Duration.ofDays(1));
      server.lookAt(EIGHT);
      server.lookAt(tomorrow);
      for (Instant day : List.of(EIGHT, tomorrow)) {
        String told = server.told("again", day).getFirst();
        assertTrue(told.startsWith("again: SCHEDULE_PAUSED: by grace: \\u000a\\u000a"), told);
        assertTrue(told.length() <= 1_100, told);
      }
    }
  }

  @Test
  @DisplayName("AC-28 an occurrence beyond its catch-up window is missed, and that is told once")
  void anOccurrenceBeyondItsCatchUpWindowIsMissedAndThatIsToldOnce() {
    try (Scheduled server = server(Scheduled.daily("missed"))) {
      server.lookAt(EIGHT);
      server.process().keeper().apply();
      Instant back = NINE.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(61));
      server.lookAt(back);
      server.lookAt(back.plusSeconds(10));
      assertEquals(0, server.begun());
      assertEquals(
          List.of(
              "missed: SCHEDULE_MISSED: slots did not begin at 2030-03-06T09:00:00Z, nor 2 times before"),
          server.told("missed", back));
      server.lookAt(NINE.plus(Duration.ofDays(3)).plus(Duration.ofMinutes(59)));
      assertEquals(1, server.begun());
    }
  }

  @Test
  @DisplayName("AC-28 an occurrence that is written ahead keeps none before it from coming")
  void anOccurrenceThatIsWrittenAheadKeepsNoneBeforeItFromComing() {
    try (Scheduled server = server(Scheduled.daily("ahead"))) {
      server.lookAt(EIGHT);
      server.process().keeper().apply();
      new FiringTable(sandbox.ledger())
          .note(
              new Firing(
                  "ahead",
                  NINE.plus(Duration.ofDays(900)),
                  Firing.Outcome.MISSED,
                  EIGHT,
                  "somebody wrote this"));
      server.lookAt(NINE);
      assertEquals(1, server.begun());
    }
  }

  @Test
  @DisplayName("AC-28 whoever says that it is time when it is not begins nothing")
  void whoeverSaysThatItIsTimeWhenItIsNotBeginsNothing() {
    Schedule early = Scheduled.daily("early");
    try (Scheduled server = server(early)) {
      for (int i = 0; i < 3; i++) {
        assertEquals(
            Fired.Outcome.NOT_DUE,
            server.process().beginnings().begin(early, Duration.ofMinutes(1)).outcome());
      }
      assertEquals(0, server.begun());
    }
  }

  @Test
  void anEngineWhoseClockIsAMomentAheadBeginsWhatIsAboutToComeAndOvertakesNothing() {
    Schedule minutely =
        Scheduled.schedule("minutely", ScheduledTask.SLOTS, "* * * * *", Duration.ofMinutes(1));
    Duration ahead = Duration.ofSeconds(10);
    try (Scheduled server = server(minutely)) {
      server.lookAt(EIGHT);
      server.lookAt(EIGHT.plusSeconds(59));
      assertEquals(
          EIGHT.plusSeconds(60),
          server.process().beginnings().begin(minutely, ahead).occurrence().orElseThrow());
      server.lookAt(EIGHT.plusSeconds(121));
      assertEquals(
          EIGHT.plusSeconds(120),
          server.process().beginnings().begin(minutely, ahead).occurrence().orElseThrow());
      assertEquals(2, server.begun());
      assertEquals(List.of(), server.told("minutely", EIGHT));
    }
  }

  @Test
  @DisplayName("AC-28 an occurrence begins once, however many say that it is time")
  void anOccurrenceBeginsOnceHoweverManySayThatItIsTime() throws Exception {
    Schedule crowded = Scheduled.daily("crowded");
    try (Scheduled server = server(crowded);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.lookAt(EIGHT);
      server.lookAt(NINE);
      List<Fired.Outcome> outcomes =
          Stream.generate(() ->
                  threads.submit(() -> server.process().beginnings().begin(crowded, Duration.ZERO)))
              .limit(20)
              .toList()
              .stream()
              .map(ScheduleStoriesTest::outcome)
              .toList();
      assertEquals(1, outcomes.stream().filter(Fired.Outcome.BEGUN::equals).count());
      assertEquals(19, outcomes.stream().filter(Fired.Outcome.EXISTS::equals).count());
      assertEquals(1, server.begun());
    }
  }

  private static Fired.Outcome outcome(Future<Fired> fired) {
    try {
      return fired.get().outcome();
    } catch (InterruptedException | ExecutionException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  @DisplayName("AC-28 a missing drill is told once")
  void aMissingDrillIsToldOnce() {
    Schedule monthly =
        Scheduled.schedule("monthly-drill", ScheduledTask.DRILL, "0 10 1 * *", Duration.ofHours(8));
    Instant due = Instant.parse("2030-04-01T10:00:00Z");
    try (Scheduled server = new Scheduled(sandbox, SchedulePace.OFF, EIGHT, monthly)) {
      server.lookAt(EIGHT);
      server.lookAt(due.plus(Duration.ofDays(3)).minusSeconds(1));
      assertEquals(List.of(), server.told("RB-14/DRILL-203004011000", due));
      server.lookAt(due.plus(Duration.ofDays(3)));
      server.lookAt(due.plus(Duration.ofDays(3).plusHours(1)));
      assertEquals(
          List.of(
              "RB-14/DRILL-203004011000: DRILL_MISSING: the drill of 2030-04-01T10:00:00Z was not opened and closed with proof within PT72H"),
          server.told("RB-14/DRILL-203004011000", due));
    }
  }

  @Test
  @DisplayName("AC-28 a schedule that nobody applied is told each day, until it is applied")
  void aScheduleThatNobodyAppliedIsToldEachDayUntilItIsApplied() {
    Schedule forgotten = Scheduled.daily("forgotten");
    String alert =
        "forgotten: SCHEDULE_NOT_APPLIED: the rulebook declares it since 2030-03-04T08:00:00Z, and"
            + " nothing keeps it: kedgeline schedule apply";
    try (Scheduled server = server(forgotten)) {
      server.lookAt(EIGHT);
      server.lookAt(NINE.minusSeconds(1));
      assertEquals(List.of(), server.told("forgotten", EIGHT));
      server.lookAt(NINE);
      server.lookAt(NINE.plusSeconds(10));
      assertEquals(List.of(alert), server.told("forgotten", EIGHT));
      Instant tomorrow = EIGHT.plus(Duration.ofDays(1));
      server.lookAt(tomorrow);
      assertTrue(server.told("forgotten", tomorrow).contains(alert));
      server.process().keeper().apply();
      Instant later = EIGHT.plus(Duration.ofDays(2));
      server.lookAt(later);
      assertFalse(server.told("forgotten", later).contains(alert));
    }
  }

  @Test
  void wherePlainCronsSayThatItIsTimeNothingNeedsToBeApplied() {
    Schedule byCron = Scheduled.daily("by-cron");
    try (Scheduled server = new Scheduled(sandbox, SchedulePace.OFF, EIGHT, byCron)) {
      server.lookAt(EIGHT);
      server.lookAt(NINE);
      Fired fired = server.process().beginnings().begin(byCron, Duration.ZERO);
      assertEquals(Fired.Outcome.BEGUN, fired.outcome());
      assertEquals(1, server.begun());
      assertEquals(List.of(), server.told("by-cron", EIGHT));
    }
  }

  @Test
  void aKeeperMayBeginWhatIsDueThoughNobodyAppliedIt() {
    Schedule unapplied = Scheduled.daily("unapplied");
    try (Scheduled server = server(unapplied)) {
      server.lookAt(EIGHT);
      server.lookAt(NINE);
      assertEquals(0, server.begun());
      assertEquals(
          Fired.Outcome.BEGUN,
          server.process().beginnings().begin(unapplied, Duration.ZERO).outcome());
      assertEquals(1, server.begun());
    }
  }

  @Test
  void onlyWhoKeepsSchedulesAppliesAndPausesThem() {
    Terminal holder = new Terminal(sandbox, InventedPeople.HOLDER);
    Terminal.Said refused = holder.type("schedule", "apply", "--commit");
    assertEquals(4, refused.exit());
    assertTrue(refused.err().contains("KEEPER_NOT_ALLOWED"), refused.err());
    assertEquals(
        4, holder.type("schedule", "pause", "slot-health", "--reason", "because I may").exit());
    assertEquals(4, holder.type("run", "start", "RB-14", "--scheduled").exit());
  }

  @Test
  void schedulesAreAppliedPausedAndListedAtTheTerminal() {
    Terminal keeper = new Terminal(sandbox, GRACE);
    assertEquals(5, keeper.type("schedule", "diff").exit());
    Terminal.Said dry = keeper.type("schedule", "apply");
    assertTrue(dry.out().contains("Nothing was done."), dry.out());
    assertEquals(5, keeper.type("schedule", "diff").exit());
    assertEquals(0, keeper.type("schedule", "apply", "--commit").exit());
    assertEquals(0, keeper.type("schedule", "diff").exit());
    String name = "slot-health";
    assertEquals(0, keeper.type("schedule", "pause", name, "--reason", "people move today").exit());
    Terminal.Said listed = keeper.type("schedule", "ls");
    assertTrue(listed.out().contains("paused by grace: people move today"), listed.out());
    assertEquals(0, keeper.type("schedule", "resume", name).exit());
    assertEquals(
        1, keeper.type("schedule", "pause", "unknown", "--reason", "there is none").exit());
    assertEquals(2, keeper.type("run", "start", "RB-06", "--scheduled").exit());
  }
}
