package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.MadeProfile;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the ledger keeps of profiles while they are made, as the duty that provisions has it. */
class ProfileTableTest {

  private static final ProfileArn MADE = MadePlans.profile("0001");
  private static final AtomicInteger RUNS = new AtomicInteger();

  private static LedgerDatabase provision;
  private static LedgerDatabase issue;
  private static LedgerDatabase server;

  @BeforeAll
  static void open() {
    TestLedger ledger = TestLedger.fresh();
    provision = LedgerDatabase.open(ledger.as(UserGroup.PROVISION));
    issue = LedgerDatabase.open(ledger.as(UserGroup.ISSUE));
    server = LedgerDatabase.open(ledger.server());
  }

  @AfterAll
  static void close() {
    provision.close();
    issue.close();
    server.close();
  }

  @Test
  void whatIsBegunStandsAsPlannedBeforeAnythingIsMade() {
    ProfilePlan plan = started("sec-one");
    assertEquals(Optional.empty(), profiles().of(plan.run()));
    assertTrue(profiles().begin(plan));
    assertEquals(
        Optional.of(
            new MadeProfile(
                plan.run(),
                plan.account(),
                plan.region(),
                "sec-one",
                plan.draft().role(),
                Optional.empty(),
                false,
                MadeStage.BEGUN)),
        profiles().of(plan.run()));
    assertEquals("olga curt audit-logs payroll", kept(plan.run()));
  }

  @Test
  void aRunBeginsAsOftenAsItTries() {
    ProfilePlan plan = started("sec-two");
    assertTrue(profiles().begin(plan));
    assertTrue(profiles().begin(plan));
  }

  @Test
  void aNameIsMadeByOneRunAtATimeInItsPlace() {
    ProfilePlan plan = started("sec-three");
    assertTrue(profiles().begin(plan));
    assertFalse(profiles().begin(started("sec-three")));
    assertTrue(profiles().begin(started("sec-three", "eu-west-1")));
  }

  @Test
  void aNameThatIsRegisteredIsTaken() {
    ProfilePlan plan = started("sec-four");
    profiles().begin(plan);
    made(plan, MADE, MadeStage.REGISTERED);
    assertFalse(profiles().begin(started("sec-four")));
    assertFalse(profiles().begin(plan));
  }

  @Test
  void aNameWhoseMakingWasUndoneIsFreeForAnotherRunAndNotForThis() {
    ProfilePlan plan = started("sec-five");
    profiles().begin(plan);
    end(plan, MadeStage.UNDONE);
    assertFalse(profiles().begin(plan));
    ProfilePlan next = started("sec-five");
    assertTrue(profiles().begin(next));
    assertEquals(Optional.of(MadeStage.BEGUN), profiles().of(next.run()).map(MadeProfile::stage));
  }

  @Test
  void theFirstProfileThatIsNotedStands() {
    ProfilePlan plan = started("sec-six");
    profiles().begin(plan);
    note(plan, MADE);
    note(plan, MadePlans.profile("0002"));
    assertEquals(Optional.of(MADE), profiles().of(plan.run()).flatMap(MadeProfile::profile));
  }

  @Test
  void whatIsRegisteredIsNotUndone() {
    ProfilePlan plan = started("sec-seven");
    profiles().begin(plan);
    made(plan, MADE, MadeStage.REGISTERED);
    end(plan, MadeStage.UNDONE);
    assertEquals(
        Optional.of(MadeStage.REGISTERED), profiles().of(plan.run()).map(MadeProfile::stage));
  }

  @Test
  void nothingIsRegisteredThatWasNotMade() {
    ProfilePlan plan = started("sec-eight");
    profiles().begin(plan);
    assertThrows(RuntimeException.class, () -> end(plan, MadeStage.REGISTERED));
    assertEquals(Optional.of(MadeStage.BEGUN), profiles().of(plan.run()).map(MadeProfile::stage));
  }

  @Test
  void nothingIsRegisteredThatWasNotProved() {
    ProfilePlan plan = started("sec-unproved");
    profiles().begin(plan);
    note(plan, MADE);
    assertThrows(RuntimeException.class, () -> end(plan, MadeStage.REGISTERED));
    assertEquals(Optional.of(false), profiles().of(plan.run()).map(MadeProfile::proved));
  }

  @Test
  void whatFailsNotesNothing() {
    ProfilePlan plan = started("sec-nine");
    profiles().begin(plan);
    assertThrows(
        IllegalStateException.class,
        () ->
            profiles()
                .withRun(
                    plan.run(),
                    rows -> {
                      rows.profile(MADE);
                      throw new IllegalStateException("AWS said no");
                    }));
    assertEquals(Optional.empty(), profiles().of(plan.run()).flatMap(MadeProfile::profile));
  }

  @Test
  void onlyARunThatWasStartedBegins() {
    ProfilePlan unknown = MadePlans.plan(new RunId("RB-02/CHG-999"), "sec-ten", "eu-central-1");
    assertThrows(RuntimeException.class, () -> profiles().begin(unknown));
  }

  @Test
  void ofManyRunsThatBeginOneNameAtOnceExactlyOneDoes()
      throws InterruptedException, ExecutionException {
    Map<Boolean, Long> begun =
        together(IntStream.range(0, 8).mapToObj(i -> started("sec-eleven")).toList());
    assertEquals(Map.of(true, 1L, false, 7L), begun);
  }

  @Test
  void ofManyTriesOfOneRunEachBegins() throws InterruptedException, ExecutionException {
    ProfilePlan plan = started("sec-twelve");
    assertEquals(Map.of(true, 8L), together(Collections.nCopies(8, plan)));
  }

  @Test
  void whoWorksOnARunIsAlone() throws InterruptedException, ExecutionException {
    ProfilePlan plan = started("sec-thirteen");
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Callable<Integer> work =
        () ->
            profiles()
                .withRun(
                    plan.run(),
                    rows -> {
                      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                      rows.made();
                      return inside.decrementAndGet();
                    });
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> done : threads.invokeAll(Collections.nCopies(20, work))) {
        assertEquals(0, done.get());
      }
    }
    assertEquals(1, most.get());
  }

  private Map<Boolean, Long> together(List<ProfilePlan> plans)
      throws InterruptedException, ExecutionException {
    Map<Boolean, Long> begun = new HashMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<Boolean> answer :
          threads.invokeAll(
              plans.stream()
                  .<Callable<Boolean>>map(plan -> () -> profiles().begin(plan))
                  .toList())) {
        begun.merge(answer.get(), 1L, Long::sum);
      }
    }
    return begun;
  }

  private static ProfileTable profiles() {
    return new ProfileTable(provision, InstantSource.fixed(MadePlans.NOON));
  }

  private static ProfilePlan started(String name) {
    return started(name, "eu-central-1");
  }

  private static ProfilePlan started(String name, String region) {
    RunId run = new RunId("RB-02/CHG-" + RUNS.incrementAndGet());
    new RunStartTable(server)
        .claim(run, Digest.ofText("any"), new PersonId("maya"), "{}", MadePlans.NOON);
    return MadePlans.plan(run, name, region);
  }

  private void made(ProfilePlan plan, ProfileArn profile, MadeStage stage) {
    note(plan, profile);
    new ProfileTable(issue, InstantSource.fixed(MadePlans.NOON)).proved(plan.run());
    end(plan, stage);
  }

  private void note(ProfilePlan plan, ProfileArn profile) {
    profiles()
        .withRun(
            plan.run(),
            rows -> {
              rows.profile(profile);
              return profile;
            });
  }

  private void end(ProfilePlan plan, MadeStage stage) {
    profiles()
        .withRun(
            plan.run(),
            rows -> {
              rows.end(stage);
              return stage;
            });
  }

  private static String kept(RunId run) {
    return provision
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT owner || ' ' || custodian || ' ' || domains FROM onboarded_profile"
                        + " WHERE run = ?")
                .bind(0, run.value())
                .mapTo(String.class)
                .one());
  }
}
