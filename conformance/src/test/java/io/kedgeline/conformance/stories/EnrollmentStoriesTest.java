package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.AccountSessions;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.activities.issuance.AwsCertificateActs;
import io.kedgeline.activities.onboarding.AbandonedMakings;
import io.kedgeline.domain.enrollment.BootstrapBundle;
import io.kedgeline.domain.enrollment.BootstrapSecret;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentRequest;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.onboarding.OnboardingState;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.plan.RunbookId;
import io.kedgeline.domain.rulebook.ConsumerEnrollmentRules;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.journal.JournalTable;
import io.kedgeline.ledger.registry.AlertTable;
import io.kedgeline.ledger.registry.IssuedCertificateTable;
import io.kedgeline.sandbox.Sandbox;
import io.kedgeline.sandbox.world.InventedDevice;
import io.kedgeline.sandbox.world.InventedPeople;
import io.kedgeline.starters.desk.Caller;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workers.config.WorkerConfig;
import io.kedgeline.workers.config.WorkerDuty;
import io.kedgeline.workflows.enrollment.EnrollmentOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Devices are asked for, approved, come with a token, get in, and are registered; or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnrollmentStoriesTest {

  private Optional<Sandbox> held = Optional.empty();

  @BeforeAll
  void start(@TempDir Path folder) throws IOException, SQLException {
    Sandbox sandbox =
        Sandbox.start(folder.resolve("sandbox"), Path.of("..", "runbooks", "rulebook.yaml"));
    held = Optional.of(sandbox);
    try (ProfileStory profiles = new ProfileStory(sandbox)) {
      RunId made = profiles.approved(profiles.request("sec-readonly", Map.of()));
      assertEquals(OnboardingState.REGISTERED, profiles.outcome(made).state());
    }
  }

  @AfterAll
  void end() throws IOException {
    sandbox().close();
  }

  @AfterEach
  void noFaults() {
    sandbox().aws().levers().faults().clear();
  }

  @Test
  void aDeviceEnrolsGetsInByItsOwnSignatureAndIsRegistered() throws Exception {
    DeviceId device = new DeviceId("laptop-0042");
    InventedDevice request = EnrollmentStory.laptop(device);
    RunId run = story().awaiting(device);
    story().fit(device, request);
    BootstrapSecret token = story().token(run, device);
    assertEquals("ACCEPTED", Story.code(story().shown(run, device, token, request)));
    assertEquals("USED", Story.code(story().shown(run, device, token, request)));
    story().until(run, EnrollmentState.AWAITING_SESSION);
    BootstrapBundle bundle = sandbox().desk().bundle(run).orElseThrow();
    assertInstanceOf(SessionAnswer.Granted.class, story().signsIn(bundle, request));
    sandbox().desk().certificateSeen(run);
    EnrollmentOutcome outcome = story().outcome(run);
    assertEquals(EnrollmentState.REGISTERED, outcome.state(), outcome::reason);
    assertEquals(List.of(), story().contradicted(run));
    assertEquals(CertificateStage.REGISTERED, story().kept(run).stage());
    RunId again = story().asked(device);
    assertEquals(EnrollmentState.REJECTED, story().outcome(again).state());
    assertTrue(story().outcome(again).reason().contains("DEVICE_ENROLLED"));
  }

  @Test
  @DisplayName("AC-39 a certificate that nobody used is revoked at its deadline")
  void aCertificateThatNobodyUsedIsRevokedAtItsDeadline() {
    DeviceId device = new DeviceId("laptop-0043");
    RunId run = story().issued(device, EnrollmentStory.laptop(device));
    for (int day = 0;
        day < 4 && !story().until(run, EnrollmentState.AWAITING_SESSION).last();
        day++) {
      sandbox().skip(Duration.ofDays(1));
    }
    EnrollmentOutcome outcome = story().outcome(run);
    assertEquals(EnrollmentState.REVOKED, outcome.state(), outcome::reason);
    assertEquals(List.of(), story().contradicted(run));
    assertEquals(CertificateStage.REVOKED, story().kept(run).stage());
    assertEquals(Optional.empty(), sandbox().desk().bundle(run));
  }

  @Test
  void somebodysNoAfterTheIssueRevokes() {
    DeviceId device = new DeviceId("laptop-0044");
    RunId run = story().issued(device, EnrollmentStory.laptop(device));
    sandbox()
        .desk()
        .close(Caller.of(InventedPeople.SECURITY_LEAD, "test"), run, "the laptop was stolen");
    assertEquals(EnrollmentState.REVOKED, story().outcome(run).state());
    assertEquals(List.of(), story().contradicted(run));
  }

  @Test
  @DisplayName("AC-23 a device that shows nothing of its posture gets no certificate")
  void aDeviceThatDeviceManagementDoesNotKnowGetsNothing() {
    DeviceId device = new DeviceId("laptop-0045");
    RunId run = story().awaiting(device);
    story().shown(run, device, story().token(run, device), EnrollmentStory.laptop(device));
    EnrollmentOutcome outcome = story().outcome(run);
    assertEquals(EnrollmentState.DENIED, outcome.state());
    assertTrue(outcome.reason().contains("REPORT_MISSING"), outcome::reason);
    assertEquals(List.of(), story().contradicted(run));
  }

  @Test
  void theServersSignatureWithoutATokenThatWasUsedHasNothingIssued() {
    DeviceId device = new DeviceId("laptop-0052");
    InventedDevice request = EnrollmentStory.laptop(device);
    RunId run = story().awaiting(device);
    story().fit(device, request);
    Digest unused = story().token(run, device).digest();
    assertEquals("ACCEPTED", Story.code(story().signed(run, device, unused, request)));
    EnrollmentOutcome outcome = story().outcome(run);
    assertEquals(EnrollmentState.NOT_ISSUED, outcome.state(), outcome::reason);
    assertTrue(outcome.reason().contains("OTHER_DEED"), outcome::reason);
  }

  @Test
  void aRequestInAnotherDevicesNameIsDenied() {
    DeviceId device = new DeviceId("laptop-0046");
    InventedDevice other = EnrollmentStory.laptop(new DeviceId("laptop-0047"));
    RunId run = story().awaiting(device);
    story().fit(device, other);
    story().shown(run, device, story().token(run, device), other);
    EnrollmentOutcome outcome = story().outcome(run);
    assertEquals(EnrollmentState.DENIED, outcome.state());
    assertTrue(outcome.reason().contains("NOT_AS_PLANNED"), outcome::reason);
  }

  @Test
  void atTerminalsADeviceIsEnrolledAndGetsTheFilesByWhichItGetsIn(@TempDir Path folder)
      throws Exception {
    DeviceId device = new DeviceId("laptop-0050");
    InventedDevice laptop = EnrollmentStory.laptop(device);
    EnrollmentRequest wanted = story().request(device);
    String change = wanted.change().value();
    Terminal manager = new Terminal(sandbox(), EnrollmentStory.MANAGER);
    Terminal lena = new Terminal(sandbox(), EnrollmentStory.CONSUMER);
    assertDone(manager.type(asking(wanted)));
    RunId run = RunId.of(RunbookId.CONSUMER_ENROLLMENT, wanted.change());
    story().until(run, EnrollmentState.AWAITING_APPROVAL);
    assertEquals(5, lena.type("enrollment", "token", change).exit());
    Digest plan = sandbox().desk().plan(run).digest().orElseThrow();
    assertDone(
        new Terminal(sandbox(), InventedPeople.PROFILE_ADMIN)
            .type(
                "enrollment", "approve", change, "--slot", "profile-admin", "--plan", plan.hex()));
    story().until(run, EnrollmentState.AWAITING_DEVICE);
    assertEquals(
        4,
        new Terminal(sandbox(), InventedPeople.PROFILE_ADMIN)
            .type("enrollment", "token", change)
            .exit());
    Terminal.Said token = lena.type("enrollment", "token", change);
    assertDone(token);
    assertTrue(BootstrapSecret.read(token.out().strip()).isPresent(), "a token, and nothing else");
    Path kept = Files.writeString(folder.resolve("token"), token.out());
    Path request = Files.writeString(folder.resolve("device.csr"), laptop.pem());
    story().fit(device, laptop);
    String[] presenting = {
      "enrollment",
      "present",
      change,
      "--device",
      device.value(),
      "--persona",
      EnrollmentStory.ANALYST.value(),
      "--request",
      request.toString(),
      "--bootstrap-token",
      kept.toString(),
      "--key",
      "handle:0x81000101",
      "--out",
      folder.toString()
    };
    String[] mistyped = presenting.clone();
    mistyped[Arrays.asList(presenting).indexOf(kept.toString())] =
        Files.writeString(folder.resolve("mistyped"), token.out().strip() + "\nmore").toString();
    Terminal.Said refused = lena.type(mistyped);
    assertEquals(2, refused.exit());
    assertFalse(refused.err().contains(token.out().strip()), "the token stands on the terminal");
    assertDone(lena.type(presenting));
    String config = Files.readString(folder.resolve("aws-config"));
    assertTrue(config.contains("--private-key handle:0x81000101 --no-tpm-key-password"), config);
    assertEquals(2, lena.type(presenting).exit());
    String[] resuming = Arrays.copyOf(presenting, presenting.length + 1);
    resuming[presenting.length] = "--resume";
    assertDone(lena.type(resuming));
    Files.writeString(folder.resolve("aws-config"), "another");
    assertEquals(2, lena.type(resuming).exit());
    BootstrapBundle bundle = sandbox().desk().bundle(run).orElseThrow();
    assertEquals(bundle.certificate(), Files.readString(folder.resolve("certificate.pem")));
    assertInstanceOf(SessionAnswer.Granted.class, story().signsIn(bundle, laptop));
    sandbox().aws().levers().events().deliverDue();
    assertEquals(EnrollmentState.REGISTERED, story().outcome(run).state());
    assertDone(manager.type("enrollment", "show", change));
    assertEquals(List.of(), story().contradicted(run));
  }

  @Test
  void aCertificateWhoseRunIsGoneIsRevokedWhenItIsLongUnused() {
    DeviceId device = new DeviceId("laptop-0051");
    RunId run = story().issued(device, EnrollmentStory.laptop(device));
    sandbox().client().newUntypedWorkflowStub(run.value()).terminate("an operator's slip");
    Instant due =
        sandbox()
            .clock()
            .instant()
            .plus(ConsumerEnrollmentRules.LONGEST_FIRST_USE)
            .plus(AbandonedMakings.PATIENCE);
    assertEquals(List.of(), lookAt(due.minus(Duration.ofMinutes(5))));
    assertEquals(CertificateStage.ISSUED, story().kept(run).stage());
    assertEquals(List.of(run), lookAt(due.plus(Duration.ofMinutes(5))));
    assertEquals(CertificateStage.REVOKED, story().kept(run).stage());
    assertEquals(1, new AlertTable(sandbox().ledger()).of(run).size());
  }

  /** What a worker that issues would undo then. */
  private List<RunId> lookAt(Instant then) {
    WorkerConfig config = WorkerConfig.read(sandbox().workerSettings());
    try (LedgerDatabase ledger = LedgerDatabase.open(config.ledger().of(WorkerDuty.ISSUE));
        AccountSessions sessions =
            new AccountSessions(config.awsAccess(), sandbox().rulebook().rulebook().executors())) {
      IssuedCertificateTable table = new IssuedCertificateTable(ledger, config.clock());
      AwsCertificateActs acts =
          new AwsCertificateActs(
              sessions, table, config.trust().acts(), Duration.ofMinutes(15), config.clock());
      return new AbandonedMakings(
              List.of(
                  new AbandonedMakings.Kind(
                      "certificate",
                      instant ->
                          table.begunBefore(
                              instant.minus(ConsumerEnrollmentRules.LONGEST_FIRST_USE)),
                      act -> acts.revokeCertificate(act).asUndone())),
              new JournalTable(ledger),
              new AlertTable(ledger),
              InstantSource.fixed(then))
          .undo();
    }
  }

  private static void assertDone(Terminal.Said said) {
    assertEquals(0, said.exit(), said::err);
  }

  private static String[] asking(EnrollmentRequest wanted) {
    return new String[] {
      "enrollment",
      "request",
      wanted.device().value(),
      "--change",
      wanted.change().value(),
      "--persona",
      wanted.persona().value(),
      "--consumer",
      wanted.consumer().value(),
      "--profile",
      wanted.profile(),
      "--environment",
      wanted.environment(),
      "--reason",
      wanted.reason()
    };
  }

  @Test
  void anAnswerOfThePrivateCaThatIsLostLeavesOneCertificate() {
    sandbox().aws().levers().faults().add(Fault.lost("acm-pca", "IssueCertificate").times(1));
    DeviceId device = new DeviceId("laptop-0048");
    RunId run = story().issued(device, EnrollmentStory.laptop(device));
    assertEquals(CertificateStage.ISSUED, story().kept(run).stage());
    sandbox().desk().close(Caller.of(EnrollmentStory.MANAGER, "test"), run, "not any more");
    assertEquals(EnrollmentState.REVOKED, story().outcome(run).state());
  }

  @Test
  @DisplayName("AC-06 an enrollment that only requester and consumer could approve is not planned")
  void anEnrollmentThatNobodyElseCouldApproveIsNotPlanned() {
    EnrollmentRequest usual = story().request(new DeviceId("laptop-0049"));
    EnrollmentRequest asked =
        new EnrollmentRequest(
            usual.change(),
            usual.device(),
            usual.persona(),
            InventedPeople.SECOND_PROFILE_ADMIN,
            usual.profile(),
            usual.environment(),
            usual.reason());
    RunId run = sandbox().desk().request(Caller.of(InventedPeople.PROFILE_ADMIN, "test"), asked);
    EnrollmentOutcome outcome = story().outcome(run);
    assertEquals(EnrollmentState.REJECTED, outcome.state());
    assertTrue(outcome.reason().contains("QUORUM_UNSOLVABLE"), outcome::reason);
  }

  private Sandbox sandbox() {
    return held.orElseThrow();
  }

  private EnrollmentStory story() {
    return new EnrollmentStory(sandbox());
  }
}
