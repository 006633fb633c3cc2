package io.kedgeline.conformance.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.enrollment.AwsEnrollingActs;
import io.kedgeline.domain.enrollment.EnrolledStage;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.resource.CertificateAuthorityArn;
import io.kedgeline.ledger.database.LedgerDatabase;
import io.kedgeline.ledger.database.UserGroup;
import io.kedgeline.ledger.registry.EnrolledTable;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.world.DrawnUsers;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workflows.governed.EnrollingAct;
import io.kedgeline.workflows.governed.UndoingAct;
import io.kedgeline.workflows.port.FailureType;
import io.kedgeline.workflows.port.IssueReport;
import io.kedgeline.workflows.port.RevocationReport;
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
class EnrollingActsTest {

  private static final AtomicInteger RUNS = new AtomicInteger();

  private final AwsAccount account = new AwsAccount();
  private final CertificateAuthorityArn authority =
      new PrivateAuthorities(account.privateCa).make();
  private final SignedPapers papers = new SignedPapers(authority);
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private Optional<KeptPostgres> postgres = Optional.empty();
  private Optional<LedgerDatabase> issue = Optional.empty();
  private Optional<LedgerDatabase> server = Optional.empty();

  EnrollingActsTest() throws IOException {}

  @BeforeAll
  void startPostgres(@TempDir Path folder) throws IOException, SQLException {
    KeptPostgres fresh = KeptPostgres.start(folder);
    postgres = Optional.of(fresh);
    DrawnUsers users = DrawnUsers.in(fresh.owner(fresh.emptyDatabase("enrolling")), "enrolling");
    issue = Optional.of(LedgerDatabase.open(users.of(UserGroup.ISSUE)));
    server = Optional.of(LedgerDatabase.open(users.of(UserGroup.SERVER)));
  }

  @AfterEach
  void noFaults() {
    account.twin.levers().faults().clear();
    account.twin.levers().privateCaWork(Duration.ZERO);
  }

  @AfterAll
  void stopPostgres() throws IOException {
    issue.orElseThrow().close();
    server.orElseThrow().close();
    postgres.orElseThrow().close();
    account.close();
  }

  @Test
  void aCertificateIsAsPlannedAndIssuedOnce() throws Exception {
    EnrollingAct act = begun();
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
    EnrollingAct act = begun();
    account.twin.levers().faults().add(Fault.lost("acm-pca", "IssueCertificate").times(20));
    assertEquals(FailureType.AWS_UNAVAILABLE.name(), failure(act).getType());
    assertEquals(Optional.empty(), table().of(act.run()).orElseThrow().arn());
    account.twin.levers().faults().clear();
    now = now.plus(Duration.ofMinutes(4));
    acts().issueCertificate(act);
    assertEquals(EnrolledStage.ISSUED, table().of(act.run()).orElseThrow().stage());
  }

  @Test
  @DisplayName("AC-25 after the five minutes of its token no second certificate is asked for")
  void whenTheTokenIsOverNoSecondCertificateIsAskedFor() {
    EnrollingAct act = begun();
    account.twin.levers().faults().add(Fault.lost("acm-pca", "IssueCertificate").times(20));
    failure(act);
    account.twin.levers().faults().clear();
    int asked = asked();
    now = now.plus(Duration.ofMinutes(5));
    ApplicationFailure over = failure(act);
    assertEquals(FailureType.ISSUE_UNPROVEN.name(), over.getType());
    assertTrue(over.isNonRetryable());
    assertEquals(asked, asked());
    RevocationReport given = acts().revokeCertificate(undoing(act));
    assertEquals(EnrolledStage.UNKNOWN, given.stage());
    assertTrue(given.observations().getFirst().contains("audit report"));
    assertEquals(asked, asked());
  }

  @Test
  void whatAwsRefusesAtOnceWasNotIssued() {
    EnrollingAct act = begun();
    account
        .twin
        .levers()
        .faults()
        .add(Fault.error("acm-pca", "IssueCertificate", 400, "InvalidArgsException"));
    assertEquals(FailureType.AWS_INVALID.name(), failure(act).getType());
    RevocationReport given = acts().revokeCertificate(undoing(act));
    assertEquals(EnrolledStage.UNDONE, given.stage());
  }

  @Test
  void aSlowAuthorityIsReadAgainAndNotAskedAgain() {
    EnrollingAct act = begun();
    account.twin.levers().privateCaWork(Duration.ofHours(1));
    assertEquals(FailureType.AWS_UNAVAILABLE.name(), failure(act).getType());
    int asked = asked();
    assertTrue(table().of(act.run()).orElseThrow().arn().isPresent());
    now = now.plus(Duration.ofMinutes(10));
    assertEquals(FailureType.AWS_UNAVAILABLE.name(), failure(act).getType());
    assertEquals(asked, asked());
  }

  @Test
  void whatWasIssuedIsRevokedOnceAndThatIsProved() {
    EnrollingAct act = begun();
    IssueReport issued = acts().issueCertificate(act);
    assertEquals(EnrolledStage.REVOKED, acts().revokeCertificate(undoing(act)).stage());
    assertEquals(EnrolledStage.REVOKED, acts().revokeCertificate(undoing(act)).stage());
    assertThrows(
        RequestAlreadyProcessedException.class,
        () ->
            account.privateCa.revokeCertificate(r ->
                r.certificateAuthorityArn(authority.value())
                    .certificateSerial(issued.serial().value())
                    .revocationReason(RevocationReason.UNSPECIFIED)));
    assertEquals(FailureType.DRIFTED.name(), failure(act).getType());
  }

  @Test
  void whatSomebodyRevokedBeforeCountsAsRevoked() {
    EnrollingAct act = begun();
    IssueReport issued = acts().issueCertificate(act);
    account.privateCa.revokeCertificate(r ->
        r.certificateAuthorityArn(authority.value())
            .certificateSerial(issued.serial().value())
            .revocationReason(RevocationReason.KEY_COMPROMISE));
    assertEquals(EnrolledStage.REVOKED, acts().revokeCertificate(undoing(act)).stage());
  }

  @Test
  void whatWasNeverAskedForIsUndone() {
    EnrollingAct act = begun();
    assertEquals(EnrolledStage.UNDONE, acts().revokeCertificate(undoing(act)).stage());
    assertFalse(table().of(act.run()).isPresent());
  }

  @Test
  void aSecondDeviceOfTheSameNameGetsNothing() {
    EnrollingAct first = begun();
    acts().issueCertificate(first);
    assertEquals(FailureType.DRIFTED.name(), failure(started()).getType());
    acts().revokeCertificate(undoing(first));
  }

  /** How often AWS was asked for a certificate. */
  private int asked() {
    return (int)
        account.twin.calls().stream()
            .filter(call -> call.operation().equals("IssueCertificate"))
            .count();
  }

  private ApplicationFailure failure(EnrollingAct act) {
    return assertThrows(ApplicationFailure.class, () -> acts().issueCertificate(act));
  }

  private AwsEnrollingActs acts() {
    return new AwsEnrollingActs(account.accounts, table(), papers.keyring(), () -> now);
  }

  private EnrolledTable table() {
    return new EnrolledTable(issue.orElseThrow(), () -> now);
  }

  /** A run for a device that has nothing yet: what earlier tests left is not this one's. */
  private EnrollingAct begun() {
    issue
        .orElseThrow()
        .jdbi()
        .withHandle(handle ->
            handle
                .createQuery(
                    "SELECT run FROM enrolled_certificate WHERE stage IN ('BEGUN', 'ISSUED')")
                .mapTo(String.class)
                .list())
        .forEach(run -> acts().revokeCertificate(new UndoingAct(new RunId(run), List.of())));
    return started();
  }

  private EnrollingAct started() {
    RunId run = new RunId("RB-03/CHG-" + RUNS.incrementAndGet());
    server
        .orElseThrow()
        .jdbi()
        .useHandle(handle ->
            handle.execute(
                "INSERT INTO run_start (run, request_digest, requester, request, started_at,"
                    + " state_at) VALUES (?, 'digest', 'maya', '{}', now(), now())",
                run.value()));
    return papers.act(run, now);
  }

  private static UndoingAct undoing(EnrollingAct act) {
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
