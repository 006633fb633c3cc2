package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.external.MadeExternal;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the ledger keeps of anchors for authorities outside AWS. */
class ExternalRowsTest {

  private static final AtomicInteger RUNS = new AtomicInteger(500);
  private static final Map<UserGroup, LedgerDatabase> USERS = new EnumMap<>(UserGroup.class);

  @BeforeAll
  static void open() {
    TestLedger ledger = TestLedger.fresh();
    for (UserGroup group :
        List.of(
            UserGroup.PKI,
            UserGroup.PROVISION,
            UserGroup.ISSUE,
            UserGroup.RUNBOOKS,
            UserGroup.SERVER)) {
      USERS.put(group, LedgerDatabase.open(ledger.as(group)));
    }
  }

  @AfterAll
  static void close() {
    USERS.values().forEach(LedgerDatabase::close);
  }

  private static AuthorityTable as(UserGroup group) {
    return new AuthorityTable(
        Optional.ofNullable(USERS.get(group)).orElseThrow(), InstantSource.fixed(MadePlans.NOON));
  }

  private static void note(UserGroup group, ExternalPlan plan, Consumer<AuthorityRows> noted) {
    as(group)
        .withRun(
            plan.run(),
            rows -> {
              noted.accept(rows);
              return plan;
            });
  }

  private static RunId started() {
    RunId run = new RunId("RB-01/CHG-" + RUNS.incrementAndGet());
    new RunStartTable(Optional.ofNullable(USERS.get(UserGroup.SERVER)).orElseThrow())
        .claim(run, Digest.ofText("any"), new PersonId("dora"), "{}", MadePlans.NOON);
    return run;
  }

  private static ExternalPlan begun(String environment) {
    ExternalPlan plan = MadeAuthorities.external(started(), environment);
    assertTrue(as(UserGroup.PKI).begin(plan));
    return plan;
  }

  private static ExternalPlan proved(String environment) {
    ExternalPlan plan = begun(environment);
    note(
        UserGroup.PKI,
        plan,
        rows -> {
          rows.anchor(MadeAuthorities.ANCHOR);
          rows.list(MadeAuthorities.LIST, MadePlans.NOON);
          rows.expires(MadePlans.NOON);
        });
    note(
        UserGroup.PROVISION,
        plan,
        rows -> {
          rows.canaryBegun();
          rows.canary(MadeAuthorities.PROFILE);
        });
    as(UserGroup.ISSUE).proved(plan.run());
    return plan;
  }

  private static MadeAuthority made(ExternalPlan plan) {
    return as(UserGroup.PKI).of(plan.run()).orElseThrow();
  }

  private static void end(ExternalPlan plan, MadeStage stage) {
    note(UserGroup.PKI, plan, rows -> rows.end(stage));
  }

  @Test
  void ofWhichAuthorityAndWhichCertificateIsWaitedForIsNotedFirst() {
    ExternalPlan plan = begun("one");
    assertEquals(
        Optional.of(
            new MadeExternal(
                Digest.ofText("certificate of one"),
                new CertificateSerial("c1"),
                "canary-1",
                MadePlans.NOON,
                false)),
        made(plan).external());
    assertEquals(Optional.empty(), made(plan).bucket());
    assertTrue(made(plan).follows(plan));
    assertTrue(as(UserGroup.PKI).begin(plan));
  }

  @Test
  void whatWasNotSeenIsNotRegistered() {
    ExternalPlan plan = proved("two");
    assertFalse(made(plan).provedInFull());
    assertThrows(RuntimeException.class, () -> end(plan, MadeStage.REGISTERED));
    as(UserGroup.RUNBOOKS).seen(plan.run());
    assertTrue(made(plan).provedInFull());
    end(plan, MadeStage.REGISTERED);
    assertEquals(MadeStage.REGISTERED, made(plan).stage());
  }

  @Test
  void nothingIsSeenThatWasNotProved() {
    ExternalPlan plan = begun("three");
    assertThrows(RuntimeException.class, () -> as(UserGroup.RUNBOOKS).seen(plan.run()));
  }

  @Test
  void whoMakesTheAnchorDoesNotSayThatItWasUsed() {
    ExternalPlan plan = proved("four");
    for (UserGroup group : List.of(UserGroup.PKI, UserGroup.PROVISION, UserGroup.ISSUE)) {
      assertThrows(RuntimeException.class, () -> as(group).seen(plan.run()), group::name);
    }
  }

  @Test
  void twoEnvironmentsOfARegionDoNotAnchorTheSameCertificate() {
    ExternalPlan plan = begun("seven");
    ExternalPlan other = MadeAuthorities.external(started(), "eight", "certificate of seven");
    assertFalse(as(UserGroup.PKI).begin(other));
    assertTrue(as(UserGroup.PKI).begin(plan));
    end(plan, MadeStage.UNDONE);
    assertTrue(as(UserGroup.PKI).begin(other));
  }

  @Test
  void oneRunAtATimeLooksAtTheAnchorsOfARegion() throws InterruptedException, ExecutionException {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Callable<Integer>> works =
        Stream.of("nine", "ten", "eleven", "twelve")
            .map(ExternalRowsTest::begun)
            .<Callable<Integer>>map(plan ->
                () ->
                    as(UserGroup.PKI)
                        .withAnchors(
                            plan,
                            rows -> {
                              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                              rows.made();
                              return inside.decrementAndGet();
                            }))
            .toList();
    try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
      for (Future<Integer> done :
          threads.invokeAll(
              Collections.nCopies(5, works).stream().flatMap(List::stream).toList())) {
        assertEquals(0, done.get());
      }
    }
    assertEquals(1, most.get());
  }

  @Test
  void noAuthorityAndNoBucketIsMadeForIt() {
    ExternalPlan plan = begun("five");
    assertThrows(RuntimeException.class, () -> note(UserGroup.PKI, plan, AuthorityRows::bucket));
    assertThrows(
        RuntimeException.class,
        () -> note(UserGroup.PKI, plan, rows -> rows.authority(MadeAuthorities.AUTHORITY)));
  }

  @Test
  void aRunThatWaitsForItsCanaryIsNotMissedBeforeItsTimeIsOver() {
    ExternalPlan plan = proved("six");
    Duration whole = plan.making().plus(MadeAuthorities.FIRST_USE);
    assertFalse(as(UserGroup.PKI).begunBefore(MadePlans.NOON.plus(whole)).contains(plan.run()));
    assertFalse(
        as(UserGroup.PROVISION).canaryBegunBefore(MadePlans.NOON.plus(whole)).contains(plan.run()));
    assertTrue(
        as(UserGroup.PKI)
            .begunBefore(MadePlans.NOON.plus(whole).plusSeconds(1))
            .contains(plan.run()));
    note(UserGroup.PROVISION, plan, AuthorityRows::canaryGone);
    end(plan, MadeStage.UNDONE);
  }
}
