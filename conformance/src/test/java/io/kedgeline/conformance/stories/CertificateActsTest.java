package io.kedgeline.conformance.stories;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.Duty;
import io.kedgeline.activities.enrollment.CertificateSight;
import io.kedgeline.activities.issuance.AwsCertificateActs;
import io.kedgeline.activities.sight.SessionEvidence;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.ledger.event.SeenCertificateTable;
import io.kedgeline.ledger.registry.IssuedCertificateTable;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.world.DrawnUsers;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workflows.governed.CertificateAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.IssueReport;
import io.kedgeline.workflows.port.RevocationReport;
import io.kedgeline.workflows.port.SessionLook;
import io.kedgeline.workflows.port.SessionReport;
import io.temporal.failure.ApplicationFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.acmpca.model.RequestAlreadyProcessedException;
import software.amazon.awssdk.services.acmpca.model.RevocationReason;

/** What a worker that issues does at AWS for an enrollment, whatever AWS answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateActsTest {

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final OnboardingWorld world = OnboardingWorld.unguarded();
  private final SignedPapers papers = papersOf("laptop-0042");
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private Optional<KeptPostgres> postgres = Optional.empty();
  private Optional<LedgerDatabase> issue = Optional.empty();
  private Optional<LedgerDatabase> runbooks = Optional.empty();
  private Optional<LedgerDatabase> server = Optional.empty();

  CertificateActsTest() throws IOException {
    world.aws().levers().privateCaWork(Duration.ZERO);
  }

  @BeforeAll
  void startPostgres(@TempDir Path folder) throws IOException, SQLException {
    KeptPostgres fresh = KeptPostgres.start(folder);
    postgres = Optional.of(fresh);
    DrawnUsers users = DrawnUsers.in(fresh.owner(fresh.emptyDatabase("enrolling")), "enrolling");
    issue = Optional.of(LedgerDatabase.open(users.of(UserGroup.ISSUE)));
    runbooks = Optional.of(LedgerDatabase.open(users.of(UserGroup.RUNBOOKS)));
    server = Optional.of(LedgerDatabase.open(users.of(UserGroup.SERVER)));
  }

  @AfterEach
  void noFaults() {
    world.aws().levers().faults().clear();
    world.aws().levers().privateCaWork(Duration.ZERO);
  }

  @AfterAll
  void stopPostgres() throws IOException {
    issue.orElseThrow().close();
    runbooks.orElseThrow().close();
    server.orElseThrow().close();
    postgres.orElseThrow().close();
    world.close();
  }

  @Test
  void aCertificateIsAsPlannedAndIssuedOnce() throws Exception {
    CertificateAct act = begun();
    IssueReport issued = acts().issueCertificate(act);
    int asked = asked();
    X509Certificate leaf = certificate(issued);
    assertEquals("CN=laptop-0042,OU=prod", leaf.getSubjectX500Principal().getName());
    assertEquals(papers.request().publicKey(), Digest.of(leaf.getPublicKey().getEncoded()));
    assertEquals(issued.until(), leaf.getNotAfter().toInstant());
    assertEquals(issued, acts().issueCertificate(act));
    assertEquals(asked, asked());
  }

  @Test
  void anAnswerThatIsLostIsAskedForAgainAndIsTheSameCertificate() {
    CertificateAct act = begun();
    world.aws().levers().faults().add(Fault.lost("acm-pca", "IssueCertificate").times(20));
    assertEquals(FailureType.AWS_UNAVAILABLE.name(), failure(act).getType());
    assertEquals(Optional.empty(), table().of(act.run()).orElseThrow().arn());
    world.aws().levers().faults().clear();
    now = now.plus(Duration.ofMinutes(3));
    acts().issueCertificate(act);
    assertEquals(CertificateStage.ISSUED, table().of(act.run()).orElseThrow().stage());
  }

  @Test
  @DisplayName("AC-25 after the five minutes of its token no second certificate is asked for")
  void whenTheTokenIsOverNoSecondCertificateIsAskedFor() {
    CertificateAct act = begun();
    world.aws().levers().faults().add(Fault.lost("acm-pca", "IssueCertificate").times(20));
    failure(act);
    world.aws().levers().faults().clear();
    int asked = asked();
    now = now.plus(Duration.ofMinutes(4));
    ApplicationFailure over = failure(act);
    assertEquals(FailureType.ISSUE_UNPROVEN.name(), over.getType());
    assertTrue(over.isNonRetryable());
    assertEquals(asked, asked());
    RevocationReport given = acts().revokeCertificate(undoing(act));
    assertEquals(CertificateStage.UNKNOWN, given.stage());
    assertTrue(given.observations().getFirst().contains("audit report"));
    assertEquals(asked, asked());
  }

  @Test
  void anAuthorityThatCannotBeDescribedWasNotAsked() {
    CertificateAct act = begun();
    world
        .aws()
        .levers()
        .faults()
        .add(Fault.error("acm-pca", "DescribeCertificateAuthority", 500, "InternalFailure"));
    assertEquals(FailureType.AWS_UNAVAILABLE.name(), failure(act).getType());
    assertEquals(Optional.empty(), table().of(act.run()).orElseThrow().asked());
    assertEquals(CertificateStage.UNDONE, acts().revokeCertificate(undoing(act)).stage());
  }

  @Test
  void whatAwsRefusesAtOnceWasNotIssued() {
    CertificateAct act = begun();
    world
        .aws()
        .levers()
        .faults()
        .add(Fault.error("acm-pca", "IssueCertificate", 400, "InvalidArgsException"));
    assertEquals(FailureType.AWS_INVALID.name(), failure(act).getType());
    RevocationReport given = acts().revokeCertificate(undoing(act));
    assertEquals(CertificateStage.UNDONE, given.stage());
  }

  @Test
  void whatIsRefusedWithoutACodeMayHaveBeenIssued() {
    CertificateAct act = begun();
    world.aws().levers().faults().add(Fault.error("acm-pca", "IssueCertificate", 403, ""));
    failure(act);
    assertEquals(CertificateStage.UNKNOWN, acts().revokeCertificate(undoing(act)).stage());
  }

  @Test
  void aSlowAuthorityIsReadAgainAndNotAskedAgain() {
    CertificateAct act = begun();
    world.aws().levers().privateCaWork(Duration.ofMinutes(2));
    assertEquals(FailureType.AWS_UNAVAILABLE.name(), failure(act).getType());
    int asked = asked();
    assertTrue(table().of(act.run()).orElseThrow().arn().isPresent());
    now = now.plus(Duration.ofMinutes(10));
    world.pass(Duration.ofMinutes(2));
    acts().issueCertificate(act);
    assertEquals(asked, asked());
  }

  @Test
  void whatWasIssuedIsRevokedOnceAndThatIsProved() {
    CertificateAct act = begun();
    IssueReport issued = acts().issueCertificate(act);
    assertEquals(CertificateStage.REVOKED, acts().revokeCertificate(undoing(act)).stage());
    assertEquals(CertificateStage.REVOKED, acts().revokeCertificate(undoing(act)).stage());
    assertThrows(
        RequestAlreadyProcessedException.class,
        () -> revokedByHand(issued, RevocationReason.UNSPECIFIED));
    assertEquals(FailureType.DRIFTED.name(), failure(act).getType());
  }

  @Test
  void whatSomebodyRevokedBeforeCountsAsRevoked() {
    CertificateAct act = begun();
    IssueReport issued = acts().issueCertificate(act);
    revokedByHand(issued, RevocationReason.KEY_COMPROMISE);
    assertEquals(CertificateStage.REVOKED, acts().revokeCertificate(undoing(act)).stage());
  }

  @Test
  void whatWasNeverAskedForIsUndone() {
    CertificateAct act = begun();
    assertEquals(CertificateStage.UNDONE, acts().revokeCertificate(undoing(act)).stage());
    assertFalse(table().of(act.run()).isPresent());
  }

  @Test
  void aTaskThatComesAfterTheRunWasGivenUpHasNothingIssued() {
    CertificateAct act = begun();
    int asked = asked();
    acts().revokeCertificate(undoing(act));
    ApplicationFailure late = failure(act);
    assertEquals(FailureType.DRIFTED.name(), late.getType());
    assertTrue(late.isNonRetryable());
    assertEquals(asked, asked());
    assertEquals(CertificateStage.UNDONE, acts().revokeCertificate(undoing(act)).stage());
  }

  @Test
  void aSecondDeviceOfTheSameNameGetsNothing() {
    CertificateAct first = begun();
    acts().issueCertificate(first);
    assertEquals(FailureType.DRIFTED.name(), failure(started()).getType());
    acts().revokeCertificate(undoing(first));
  }

  private void revokedByHand(IssueReport issued, RevocationReason reason) {
    world.does(
        Duty.ISSUE,
        clients ->
            clients
                .privateCa()
                .revokeCertificate(r ->
                    r.certificateAuthorityArn(world.ca)
                        .certificateSerial(issued.serial().value())
                        .revocationReason(reason)));
  }

  @Test
  void aCertificateThatNobodySawIsNotRegistered() {
    CertificateAct act = begun();
    assertFalse(looked(act).registered());
    acts().issueCertificate(act);
    assertFalse(looked(act).registered());
    assertEquals(CertificateStage.ISSUED, table().of(act.run()).orElseThrow().stage());
  }

  @Test
  @DisplayName("AC-39 an event keeps a certificate of which a stale GetSubject does not tell")
  void anEventIsEnoughWhereAwsDoesNotTellYet() {
    SignedPapers other = papersOf("laptop-0043");
    CertificateAct act = started(other);
    IssueReport issued = acts(other).issueCertificate(act);
    told(act, "a0b", now);
    told(act, issued.serial().value(), now.minus(Duration.ofDays(1)));
    assertFalse(looked(act).registered());
    told(act, issued.serial().value(), now);
    world.aws().levers().faults().add(Fault.error("rolesanywhere", "*", 500, "InternalFailure"));
    SessionReport seen = looked(act);
    assertTrue(seen.registered());
    assertTrue(seen.observations().getFirst().startsWith("AWS told by an event"));
    assertTrue(looked(act).registered());
    assertEquals(CertificateStage.REGISTERED, acts().revokeCertificate(undoing(act)).stage());
  }

  @Test
  @DisplayName("AC-39 an event of another issuer's certificate of that serial number is no sight")
  void anEventOfAnotherIssuersCertificateIsNoSight() throws CertificateException {
    SignedPapers other = papersOf("laptop-0044");
    CertificateAct act = started(other);
    IssueReport issued = acts(other).issueCertificate(act);
    told(act, issued.serial().value(), "CN=Another CA", now);
    assertFalse(looked(act).registered());
    told(act, issued.serial().value(), certificate(issued).getIssuerX500Principal().getName(), now);
    assertTrue(looked(act).registered());
  }

  private SessionReport looked(CertificateAct act) {
    return new CertificateSight(
            new IssuedCertificateTable(runbooks.orElseThrow(), () -> now),
            new SessionEvidence(world.sessions(), new SeenCertificateTable(runbooks.orElseThrow())))
        .confirmSession(new SessionLook(act.run(), List.of()));
  }

  /** AWS tells by an event that a certificate got a session. */
  private void told(CertificateAct act, String serial, Instant at) {
    told(act, serial, "", at);
  }

  /** The same, by an event that tells its issuer. */
  private void told(CertificateAct act, String serial, String issuer, Instant at) {
    server
        .orElseThrow()
        .jdbi()
        .useHandle(handle ->
            handle
                .createUpdate(
                    "INSERT INTO certificate_seen (anchor, serial, issuer, last_seen)"
                        + " VALUES (:anchor, :serial, :issuer, :at) ON CONFLICT (anchor, serial, issuer)"
                        + " DO UPDATE SET last_seen = excluded.last_seen")
                .bind("anchor", table().of(act.run()).orElseThrow().anchor().value())
                .bind("serial", serial)
                .bind("issuer", issuer)
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .execute());
  }

  /** How often AWS was asked for a certificate. */
  private int asked() {
    return (int)
        world.aws().calls().stream()
            .filter(call -> call.operation().equals("IssueCertificate"))
            .count();
  }

  private ApplicationFailure failure(CertificateAct act) {
    return assertThrows(ApplicationFailure.class, () -> acts().issueCertificate(act));
  }

  private SignedPapers papersOf(String device) {
    return new SignedPapers(new CertificateAuthorityArn(world.ca), device);
  }

  private AwsCertificateActs acts() {
    return acts(papers);
  }

  private AwsCertificateActs acts(SignedPapers trusted) {
    return new AwsCertificateActs(
        world.sessions(), table(), trusted.keyring(), Duration.ofMinutes(15), () -> now);
  }

  private IssuedCertificateTable table() {
    return new IssuedCertificateTable(issue.orElseThrow(), () -> now);
  }

  /** A run for a device that has nothing yet: what earlier tests left is not this one's. */
  private CertificateAct begun() {
    issue
        .orElseThrow()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT run FROM issued_certificate WHERE stage IN ('BEGUN', 'ISSUED')")
                .mapTo(String.class)
                .list())
        .forEach(run -> acts().revokeCertificate(new UndoingAct(new RunId(run), List.of())));
    return started();
  }

  private CertificateAct started() {
    return started(papers);
  }

  private CertificateAct started(SignedPapers signed) {
    RunId run = new RunId("RB-03/CHG-" + RUNS.incrementAndGet());
    server
        .orElseThrow()
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO run_start (run, request_digest, requester, request, started_at,"
                    + " state_at) VALUES (?, 'digest', 'maya', '{}', now(), now())",
                run.value()));
    return signed.act(run, now);
  }

  private static UndoingAct undoing(CertificateAct act) {
    return new UndoingAct(act.run(), List.of());
  }

  private static X509Certificate certificate(IssueReport issued) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(
                    issued.bundle().certificate().getBytes(StandardCharsets.US_ASCII)));
  }
}
