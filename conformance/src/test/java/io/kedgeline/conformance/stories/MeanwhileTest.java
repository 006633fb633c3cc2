package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.activities.sweep.SweepFinding;
import io.kedgeline.domain.claim.DesiredRole;
import io.kedgeline.domain.claim.EmergencyDeny;
import io.kedgeline.domain.claim.LeaseClaim;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.ProfileArn;
import io.kedgeline.domain.warrant.Objection;
import io.kedgeline.ledger.database.LedgerConfig;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.registry.ObjectionTable;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.twins.aws.AwsCall;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.twins.pki.Issued;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SdkBytes;

/** What others and AWS itself do while a window is opened, open or closed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeanwhileTest {

  private Optional<KeptPostgres> postgres = Optional.empty();
  private Optional<LedgerConfig> owner = Optional.empty();
  private Optional<LedgerDatabase> ledger = Optional.empty();
  private Optional<ActsBench> started = Optional.empty();

  @BeforeAll
  void startPostgres(@TempDir Path folder) throws IOException, SQLException {
    KeptPostgres fresh = KeptPostgres.start(folder);
    postgres = Optional.of(fresh);
    owner = Optional.of(fresh.owner(fresh.emptyDatabase("meanwhile")));
    LedgerDatabase.migrate(owner.orElseThrow());
  }

  @AfterAll
  void stopPostgres() throws IOException {
    postgres.orElseThrow().close();
  }

  @BeforeEach
  void start() throws IOException {
    ledger = Optional.of(LedgerDatabase.open(owner.orElseThrow()));
    started = Optional.of(new ActsBench(ledger.orElseThrow()));
  }

  @AfterEach
  void stop() {
    bench().close();
    ledger.orElseThrow().close();
  }

  private ActsBench bench() {
    return started.orElseThrow();
  }

  @Test
  void whoEnablesTheProfileWhileItIsOpenedStopsTheOpening() {
    Issued omar = bench().certificate("omar");
    LeaseClaim lease = bench().lease("omar");
    bench().writeLease(lease);
    bench().notarise(lease);
    try (Root root = bench().root()) {
      String openToAll =
          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
      root.anywhere()
          .updateProfile(
              r -> r.profileId(bench().account().profile().id()).sessionPolicy(openToAll));
      root.anywhere().enableProfile(r -> r.profileId(bench().account().profile().id()));
    }
    ApplicationFailure stopped =
        assertThrows(ApplicationFailure.class, () -> bench().enable(lease));
    assertEquals("DRIFTED", stopped.getType());
    bench().close(lease);
    assertAtRest();
    assertFalse(bench().getsIn(omar));
  }

  @Test
  void whoOpensTheProfileToAllWhileItIsOpenIsClosedOutWithIt() {
    Issued omar = bench().certificate("omar");
    Issued stranger = bench().certificate("stranger");
    LeaseClaim lease = bench().lease("omar");
    bench().open(lease);
    try (Root root = bench().root()) {
      root.anywhere()
          .updateProfile(r ->
              r.profileId(bench().account().profile().id())
                  .acceptRoleSessionName(true)
                  .sessionPolicy(
                      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}"));
    }
    assertTrue(bench().getsIn(stranger), "the twin lets nobody open the profile to all");
    bench().close(lease);
    assertAtRest();
    assertFalse(bench().getsIn(omar));
    assertFalse(bench().getsIn(stranger));
  }

  @Test
  void whoEnablesTheProfileAfterItWasClosedIsClosedAgain() {
    Issued omar = bench().certificate("omar");
    LeaseClaim lease = bench().lease("omar");
    bench().open(lease);
    bench().close(lease);
    try (Root root = bench().root()) {
      root.anywhere().enableProfile(r -> r.profileId(bench().account().profile().id()));
    }
    assertFalse(bench().getsIn(omar), "at rest the session policy denies everything");
    bench().close(lease);
    assertAtRest();
  }

  @Test
  void aProfileThatIsDeletedWhileItIsOpenIsClosed() {
    Issued omar = bench().certificate("omar");
    LeaseClaim lease = bench().lease("omar");
    bench().open(lease);
    AwsSessionCredentials inside = granted(omar);
    try (Root root = bench().root()) {
      root.anywhere().deleteProfile(r -> r.profileId(bench().account().profile().id()));
    }
    assertFalse(bench().close(lease).enabled());
    assertFalse(bench().mayCall(inside), "a session outlives the profile that gave it");
    assertInstanceOf(SessionAnswer.Refused.class, bench().ask(omar));
  }

  @Test
  @DisplayName("AC-32 a closing leaves a profile shut that somebody shut by hand")
  void aClosingLeavesAProfileShutThatSomebodyShutByHand() {
    Issued omar = bench().certificate("omar");
    Issued lena = bench().certificate("lena");
    LeaseClaim first = bench().lease("omar");
    LeaseClaim second = bench().lease("lena");
    bench().open(first);
    bench().open(second);
    AwsSessionCredentials ofOmar = granted(omar);
    AwsSessionCredentials ofLena = granted(lena);
    try (Root root = bench().root()) {
      root.anywhere().disableProfile(r -> r.profileId(bench().account().profile().id()));
    }
    assertFalse(bench().close(first).enabled());
    assertFalse(bench().mayCall(ofOmar));
    assertTrue(bench().mayCall(ofLena), "another holder was touched");
    assertInstanceOf(SessionAnswer.Refused.class, bench().ask(lena));
    ApplicationFailure stopped =
        assertThrows(ApplicationFailure.class, () -> bench().writeLease(bench().lease("noor")));
    assertEquals("DRIFTED", stopped.getType(), "what somebody shut was opened for a third");
    bench().close(second);
    assertAtRest();
  }

  /** The second holder's lease is claimed as open, and AWS has nothing of it yet. */
  @Test
  void aClosingDoesNotDisturbAnOpeningThatIsUnderWay() {
    LeaseClaim first = bench().lease("omar");
    LeaseClaim second = bench().lease("lena");
    bench().writeLease(first);
    bench().writeLease(second);
    bench().notarise(second);
    bench()
        .aws()
        .levers()
        .faults()
        .add(Fault.error("rolesanywhere", "UpdateProfile", 403, "AccessDeniedException").times(1));
    assertThrows(ApplicationFailure.class, () -> bench().enable(second));
    bench().close(first);
    bench().aws().levers().faults().clear();
    assertTrue(bench().enable(second).enabled());
    assertTrue(bench().getsIn(bench().certificate("lena")));
    bench().close(second);
    assertAtRest();
  }

  @Test
  void aProfileWhoseClaimsCannotBeReadKeepsNoOtherFromBeingSwept() {
    ProfileArn ours = bench().account().profile();
    ProfileArn broken =
        new ProfileArn(
            ours.value().substring(0, ours.value().lastIndexOf('/') + 1)
                + "00000000-0000-4000-8000-000000000000");
    StartedRun.of(ledger.orElseThrow(), new RunId("RB-06/BAD-1"));
    ledger
        .orElseThrow()
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO lease (run, object, role, holder, valid_from, valid_until, stage)"
                    + " VALUES ('RB-06/BAD-1', ?, 'no role', 'nobody', date_trunc('second', now()), date_trunc('second', now()) + interval '1 h', 'WRITTEN')",
                broken.value()));
    try (Root root = bench().root()) {
      root.anywhere().enableProfile(r -> r.profileId(ours.id()));
    }
    assertEquals(
        List.of(
            "PROFILE_GONE AWS has no such profile: no window can be opened on it",
            "OPEN_WITHOUT_LEASE it was enabled without a live lease: put to rest"),
        told(bench().sweep(broken, ours)));
    assertAtRest();
  }

  @Test
  void aLeaseThatIsClaimedAndNotWrittenYetIsNothingForASweep() {
    LeaseClaim lease = bench().lease("omar");
    bench()
        .aws()
        .levers()
        .faults()
        .add(Fault.error("rolesanywhere", "UpdateProfile", 403, "AccessDeniedException"));
    assertThrows(ApplicationFailure.class, () -> bench().writeLease(lease));
    bench().aws().levers().faults().clear();
    assertEquals(List.of(), told(bench().sweep(bench().account().profile())));
    bench().open(lease);
    assertTrue(bench().getsIn(bench().certificate("omar")));
    bench().close(lease);
    assertAtRest();
  }

  @Test
  void anEarlyCloseThatASweepCouldOnlyBeginIsEndedByTheNext() {
    Issued omar = bench().certificate("omar");
    LeaseClaim lease = bench().lease("omar");
    bench().open(lease);
    AwsSessionCredentials inside = granted(omar);
    new ObjectionTable(ledger.orElseThrow())
        .record(
            lease.run(), new Objection(Objection.Kind.CLOSE, new PersonId("maya"), bench().now()));
    bench().pass(Duration.ofMinutes(3));
    Fault denied = Fault.error("iam", "PutRolePolicy", 403, "AccessDenied");
    bench().aws().levers().faults().add(denied);
    ProfileArn profile = bench().account().profile();
    assertEquals("NOT_SWEPT", bench().sweep(profile).getFirst().kind().name());
    assertTrue(bench().mayCall(inside), "the fault kept nothing from being done");
    bench().aws().levers().faults().clear();
    assertEquals("OBJECTION_NOT_HEEDED", bench().sweep(profile).getFirst().kind().name());
    assertFalse(bench().mayCall(inside));
    assertEquals(List.of(), told(bench().sweep(profile)));
    assertAtRest();
  }

  @Test
  void aDenialWithoutTheLedgerReadsBackWhateverTheHolderIsCalled() {
    LeaseClaim lease = bench().lease("a+b=c,d@e.f-g_h");
    bench().denyWithoutLedger(lease);
    try (Root root = bench().root()) {
      assertEquals(
          List.of(EmergencyDeny.policyName(lease.run())), root.policiesOfTheRole("kedgeline-"));
    }
  }

  /** A run that was ended while the ledger was down took nothing away, and a rogue may put many. */
  @Test
  void whatWasLeftOnTheRoleWithoutTheLedgerKeepsNobodyFromBeingPutOut() {
    Issued omar = bench().certificate("omar");
    LeaseClaim lease = bench().lease("omar");
    LeaseClaim others = bench().lease("lena");
    bench().open(lease);
    bench().open(others);
    AwsSessionCredentials inside = granted(omar);
    String needed = EmergencyDeny.policyName(others.run());
    try (Root root = bench().root()) {
      root.denyAs(others.run());
      root.fillWithADenial();
      bench().close(lease);
      assertFalse(bench().mayCall(inside));
      assertEquals(List.of(DesiredRole.POLICY_NAME, needed), root.policiesOfTheRole("kedgeline-"));
    }
    bench().close(others);
    assertAtRest();
  }

  private static List<String> told(List<SweepFinding> findings) {
    return findings.stream().map(found -> found.kind() + " " + found.sentence()).toList();
  }

  @Test
  void aRoleThatIsDeletedWhileItIsOpenIsClosed() {
    Issued omar = bench().certificate("omar");
    LeaseClaim lease = bench().lease("omar");
    bench().open(lease);
    AwsSessionCredentials inside = granted(omar);
    try (Root root = bench().root()) {
      root.deleteRole();
    }
    assertFalse(bench().close(lease).enabled());
    assertAtRest();
    assertFalse(bench().mayCall(inside), "a session outlives its role");
    assertFalse(bench().getsIn(omar));
  }

  @Test
  void aProfileWhoseRoleHasAnOddPathIsClosed() {
    Issued omar = bench().certificate("omar");
    LeaseClaim lease = bench().lease("omar");
    bench().open(lease);
    try (Root root = bench().root()) {
      String odd =
          root.iam()
              .createRole(r ->
                  r.roleName("Odd")
                      .path("/exacttr/breakglass/b!g$(red)/")
                      .assumeRolePolicyDocument(
                          "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":"
                              + "{\"Service\":\"rolesanywhere.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}"))
              .role()
              .arn();
      root.anywhere()
          .updateProfile(r ->
              r.profileId(bench().account().profile().id())
                  .roleArns(bench().account().role().value(), odd));
    }
    bench().close(lease);
    assertAtRest();
    assertFalse(bench().getsIn(omar));
  }

  @Test
  void anAnswerThatIsLostAfterTheEnableIsFoundOutByTheNextTry() {
    Issued omar = bench().certificate("omar");
    LeaseClaim lease = bench().lease("omar");
    bench().writeLease(lease);
    bench().notarise(lease);
    bench().aws().levers().faults().add(Fault.lost("rolesanywhere", "EnableProfile"));
    ApplicationFailure lost = assertThrows(ApplicationFailure.class, () -> bench().enable(lease));
    assertEquals("AWS_UNAVAILABLE", lost.getType());
    assertTrue(bench().getsIn(omar), "the fault keeps the call from being done");
    int before = called("EnableProfile");
    assertTrue(bench().enable(lease).enabled());
    assertEquals(before, called("EnableProfile"), "what is enabled was enabled again");
    bench().close(lease);
    assertAtRest();
  }

  @Test
  void whatIsOpenedWithItsAnswerLostIsClosedThoughNobodyKnows() {
    Issued omar = bench().certificate("omar");
    LeaseClaim lease = bench().lease("omar");
    bench().writeLease(lease);
    bench().notarise(lease);
    bench().aws().levers().faults().add(Fault.lost("rolesanywhere", "EnableProfile"));
    assertThrows(ApplicationFailure.class, () -> bench().enable(lease));
    AwsSessionCredentials inside = granted(omar);
    bench().aws().levers().faults().clear();
    bench().close(lease);
    assertAtRest();
    assertFalse(bench().mayCall(inside));
  }

  @Test
  void aPartOfTheClosingThatFailsKeepsNoOtherFromDenying() {
    Issued omar = bench().certificate("omar");
    LeaseClaim lease = bench().lease("omar");
    bench().open(lease);
    AwsSessionCredentials inside = granted(omar);
    Fault denied = Fault.error("rolesanywhere", "DisableProfile", 403, "AccessDeniedException");
    bench().aws().levers().faults().add(denied);
    ApplicationFailure failed = assertThrows(ApplicationFailure.class, () -> bench().close(lease));
    assertEquals("AWS_DENIED", failed.getType());
    assertFalse(failed.isNonRetryable());
    assertFalse(bench().mayCall(inside), "the role was not denied");
    assertFalse(bench().getsIn(omar));
    try (Root root = bench().root()) {
      assertTrue(root.unnoted(), "the note still stands");
      bench().aws().levers().faults().clear();
      bench().close(lease);
      assertTrue(root.atRest());
    }
  }

  @Test
  void aClosingThatIsThrottledIsTriedAgain() {
    LeaseClaim lease = bench().lease("omar");
    bench().open(lease);
    bench().aws().levers().faults().add(Fault.throttle("rolesanywhere", "*"));
    ApplicationFailure failed = assertThrows(ApplicationFailure.class, () -> bench().close(lease));
    assertEquals("AWS_UNAVAILABLE", failed.getType());
    assertFalse(failed.isNonRetryable());
    bench().aws().levers().faults().clear();
    bench().close(lease);
    assertAtRest();
  }

  /** Somebody holds the profile open by hand meanwhile, so that a session can still be issued. */
  @Test
  void anEarlyCloseThatIsTriedAgainReachesSessionsOfTheMeantime() {
    Issued omar = bench().certificate("omar");
    Issued lena = bench().certificate("lena");
    LeaseClaim first = bench().lease("omar");
    bench().open(first);
    bench().open(bench().lease("lena"));
    bench()
        .aws()
        .levers()
        .faults()
        .add(Fault.error("rolesanywhere", "UpdateProfile", 403, "AccessDeniedException"));
    assertThrows(ApplicationFailure.class, () -> bench().close(first));
    bench().pass(Duration.ofMinutes(2));
    AwsSessionCredentials later = granted(omar);
    assertTrue(bench().mayCall(later), "issued after the first denial, by the policy that stands");
    bench().aws().levers().faults().clear();
    bench().close(first);
    assertFalse(bench().mayCall(later), "the second try did not reach it");
    assertFalse(bench().getsIn(omar));
    assertTrue(bench().getsIn(lena), "another holder was touched");
  }

  @Test
  @DisplayName("AC-35 a session outlives the CRL, and the deny on its issue time ends it")
  void aSessionOutlivesTheCrlAndTheDenyOnItsIssueTimeEndsIt() {
    Issued omar = bench().certificate("omar");
    LeaseClaim lease = bench().lease("omar");
    bench().open(lease);
    AwsSessionCredentials inside = granted(omar);
    bench().pass(Duration.ofMinutes(1));
    String crl = bench().ca().revocationList(bench().now(), List.of(omar.certificate()));
    try (Root root = bench().root()) {
      root.anywhere()
          .importCrl(r ->
              r.name("revoked")
                  .enabled(true)
                  .trustAnchorArn(bench().account().anchor().value())
                  .crlData(SdkBytes.fromString(crl, StandardCharsets.UTF_8)));
    }
    SessionAnswer.Refused revoked =
        assertInstanceOf(SessionAnswer.Refused.class, bench().ask(omar));
    assertTrue(revoked.message().contains("revoked"), revoked::message);
    assertTrue(bench().mayCall(inside), "a CRL does not end sessions");
    bench().close(lease);
    assertFalse(bench().mayCall(inside));
  }

  @Test
  @DisplayName("AC-30 with engine, worker and ledger gone AWS's own clock ends a window")
  void withEngineWorkerAndLedgerGoneAwssOwnClockEndsAWindow() {
    Issued omar = bench().certificate("omar");
    bench().open(bench().lease("omar"));
    ledger.orElseThrow().close();
    bench().pass(ActsBench.WINDOW.minusSeconds(60));
    AwsSessionCredentials late = granted(omar);
    assertTrue(bench().mayCall(late));
    bench().pass(Duration.ofSeconds(60));
    assertFalse(bench().mayCall(late), "a session outlives the window");
    assertFalse(bench().getsIn(omar), "the window gives sessions after its end");
    bench().pass(Duration.ofDays(1));
    assertFalse(bench().getsIn(omar));
  }

  private AwsSessionCredentials granted(Issued certificate) {
    return assertInstanceOf(SessionAnswer.Granted.class, bench().ask(certificate)).credentials();
  }

  private int called(String operation) {
    return Math.toIntExact(
        bench().aws().calls().stream().map(AwsCall::operation).filter(operation::equals).count());
  }

  private void assertAtRest() {
    try (Root root = bench().root()) {
      assertTrue(root.atRest());
    }
  }
}
