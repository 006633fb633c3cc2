package io.kedgeline.ledger.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.authority.AnchorAtRest;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.certificate.CertificateSerial;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.ledger.TestLedger;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the ledger keeps of authorities that runs make, each duty as its own database user. */
class AuthorityTableTest {

  private static final Instant EXPIRES = MadePlans.NOON.plus(Duration.ofDays(1825));
  private static final Instant NEXT_UPDATE = MadePlans.NOON.plus(Duration.ofDays(7));
  private static final AtomicInteger RUNS = new AtomicInteger();
  private static final Map<UserGroup, LedgerDatabase> USERS = new EnumMap<>(UserGroup.class);

  @BeforeAll
  static void open() {
    TestLedger ledger = TestLedger.fresh();
    for (UserGroup group :
        List.of(UserGroup.PKI, UserGroup.PROVISION, UserGroup.ISSUE, UserGroup.SERVER)) {
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

  private static void note(UserGroup group, AuthorityPlan plan, Consumer<AuthorityRows> noted) {
    as(group)
        .withRun(
            plan.run(),
            rows -> {
              noted.accept(rows);
              return plan;
            });
  }

  private static AuthorityPlan started(String environment) {
    return started(environment, environment + "-crl-one");
  }

  private static AuthorityPlan started(String environment, String bucket) {
    return started(environment, bucket, AnchorAtRest.ENABLED);
  }

  private static AuthorityPlan started(String environment, String bucket, AnchorAtRest atRest) {
    RunId run = new RunId("RB-01/CHG-" + RUNS.incrementAndGet());
    new RunStartTable(Optional.ofNullable(USERS.get(UserGroup.SERVER)).orElseThrow())
        .claim(run, Digest.ofText("any"), new PersonId("dora"), "{}", MadePlans.NOON);
    return MadeAuthorities.plan(run, environment, bucket, atRest);
  }

  private static AuthorityPlan begun(String environment) {
    AuthorityPlan plan = started(environment);
    assertTrue(as(UserGroup.PKI).begin(plan));
    return plan;
  }

  private static MadeAuthority made(AuthorityPlan plan) {
    return as(UserGroup.PKI).of(plan.run()).orElseThrow();
  }

  /** Everything but the proof. */
  private static AuthorityPlan whole(String environment) {
    return whole(begun(environment));
  }

  private static AuthorityPlan whole(AuthorityPlan plan) {
    note(
        UserGroup.PKI,
        plan,
        rows -> {
          rows.bucket();
          rows.authority(MadeAuthorities.AUTHORITY);
          rows.expires(EXPIRES);
          rows.anchor(MadeAuthorities.ANCHOR);
          rows.list(MadeAuthorities.LIST, NEXT_UPDATE);
        });
    note(
        UserGroup.PROVISION,
        plan,
        rows -> {
          rows.canaryBegun();
          rows.canary(MadeAuthorities.PROFILE);
        });
    return plan;
  }

  private static void end(AuthorityPlan plan, MadeStage stage) {
    note(UserGroup.PKI, plan, rows -> rows.end(stage));
  }

  @Test
  void whatIsMadeIsNotedBeforeItIsMade() {
    AuthorityPlan plan = begun("first");
    assertEquals(
        new MadeAuthority(
            plan.run(),
            MadeAuthorities.ACCOUNT,
            MadeAuthorities.REGION,
            "first",
            plan.draft().bucket(),
            false,
            Optional.empty(),
            AnchorAtRest.ENABLED,
            Optional.empty(),
            Optional.empty(),
            "sec-ci-canary-first",
            plan.draft().canary().role(),
            Optional.empty(),
            false,
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            MadeStage.BEGUN),
        made(plan));
  }

  @Test
  void eachDutyNotesItsPart() {
    AuthorityPlan plan = whole("second");
    as(UserGroup.ISSUE).proved(plan.run());
    MadeAuthority made = made(plan);
    assertTrue(made.bucketMade() && made.canaryStands() && made.proved());
    assertEquals(Optional.of(MadeAuthorities.AUTHORITY), made.authority());
    assertEquals(Optional.of(MadeAuthorities.ANCHOR), made.anchor());
    assertEquals(Optional.of(MadeAuthorities.LIST), made.revocationList());
    assertEquals(Optional.of(MadeAuthorities.PROFILE), made.canaryProfile());
    assertEquals(Optional.of(EXPIRES), made.expires());
    assertEquals(Optional.of(NEXT_UPDATE), made.nextUpdate());
    end(plan, MadeStage.REGISTERED);
    assertEquals(MadeStage.REGISTERED, made(plan).stage());
  }

  @Test
  void anEnvironmentHasOneAuthorityAtATime() {
    AuthorityPlan plan = begun("third");
    AuthorityPlan other = started("third", "third-crl-two");
    assertFalse(as(UserGroup.PKI).begin(other));
    assertTrue(as(UserGroup.PKI).begin(plan));
    assertEquals(
        Optional.of(plan.run()),
        as(UserGroup.PKI)
            .standing(other.run(), MadeAuthorities.ACCOUNT, MadeAuthorities.REGION, "third")
            .map(MadeAuthority::run));
    assertEquals(
        Optional.empty(),
        as(UserGroup.PKI)
            .standing(plan.run(), MadeAuthorities.ACCOUNT, MadeAuthorities.REGION, "third"));
    end(plan, MadeStage.UNDONE);
    assertTrue(as(UserGroup.PKI).begin(other));
    assertFalse(as(UserGroup.PKI).begin(plan));
  }

  @Test
  void aBucketIsOfOneEnvironment() {
    begun("fourth");
    assertFalse(as(UserGroup.PKI).begin(started("fifth", "fourth-crl-one")));
  }

  @Test
  void theFirstCertificateIsNotedOnce() {
    AuthorityPlan plan = begun("sixth");
    note(UserGroup.ISSUE, plan, rows -> rows.first(new CertificateSerial("a1")));
    note(UserGroup.ISSUE, plan, rows -> rows.first(new CertificateSerial("b2")));
    assertEquals(
        Optional.of(new CertificateSerial("a1")),
        as(UserGroup.ISSUE).withRun(plan.run(), AuthorityRows::first));
  }

  @Test
  void nothingIsRegisteredThatIsNotProved() {
    AuthorityPlan plan = whole("seventh");
    assertThrows(RuntimeException.class, () -> end(plan, MadeStage.REGISTERED));
    assertEquals(MadeStage.BEGUN, made(plan).stage());
  }

  @Test
  void anAnchorThatRestsIsNotRegisteredBeforeItIsProvedAtRest() {
    AuthorityPlan plan = started("tenth", "tenth-crl-one", AnchorAtRest.DISABLED);
    assertTrue(as(UserGroup.PKI).begin(plan));
    whole(plan);
    as(UserGroup.ISSUE).proved(plan.run());
    assertFalse(made(plan).provedInFull());
    assertThrows(RuntimeException.class, () -> end(plan, MadeStage.REGISTERED));
    as(UserGroup.ISSUE).provedAtRest(plan.run());
    assertTrue(made(plan).provedInFull());
    end(plan, MadeStage.REGISTERED);
    assertEquals(MadeStage.REGISTERED, made(plan).stage());
  }

  @Test
  void aRunGoesOnAsItsAnchorIsToRest() {
    AuthorityPlan plan = started("eleventh", "eleventh-crl-one", AnchorAtRest.DISABLED);
    assertTrue(as(UserGroup.PKI).begin(plan));
    assertFalse(
        as(UserGroup.PKI)
            .begin(
                MadeAuthorities.plan(
                    plan.run(), "eleventh", "eleventh-crl-one", AnchorAtRest.ENABLED)));
    assertEquals(AnchorAtRest.DISABLED, made(plan).atRest());
  }

  @Test
  void nothingIsUndoneWhileTheCanaryMayStand() {
    AuthorityPlan plan = whole("eighth");
    assertThrows(RuntimeException.class, () -> end(plan, MadeStage.UNDONE));
    note(UserGroup.PROVISION, plan, AuthorityRows::canaryGone);
    assertFalse(made(plan).canaryStands());
    end(plan, MadeStage.UNDONE);
    assertEquals(MadeStage.UNDONE, made(plan).stage());
  }

  @Test
  void whatFailsNotesNothing() {
    AuthorityPlan plan = begun("ninth");
    assertThrows(
        IllegalStateException.class,
        () ->
            note(
                UserGroup.PKI,
                plan,
                rows -> {
                  rows.authority(MadeAuthorities.AUTHORITY);
                  throw new IllegalStateException("AWS said no");
                }));
    assertEquals(Optional.empty(), made(plan).authority());
  }
}
