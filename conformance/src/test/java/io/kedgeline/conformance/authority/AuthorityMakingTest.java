package io.kedgeline.conformance.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.AwsClients;
import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.activities.onboarding.AbandonedMakings;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.authority.MadeAuthority;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.sandbox.world.InventedAccount.ShippedPolicies;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workflows.port.MakingReport;
import io.kedgeline.workflows.port.UndoReport;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** Authorities, their lists and anchors, made at the AWS twin by the duties' own policies. */
class AuthorityMakingTest {

  private static final List<String> EVERYTHING =
      List.of("bucket", "authority", "anchor", "list", "profile", "role");

  private static Optional<KeptPostgres> postgres = Optional.empty();
  private final AuthorityLedger ledger = new AuthorityLedger(postgres.orElseThrow());
  private final AuthorityGround ground = new AuthorityGround(ledger, ShippedPolicies.asShipped());

  AuthorityMakingTest() throws IOException, SQLException {}

  @BeforeAll
  static void startPostgres(@TempDir Path folder) throws IOException, SQLException {
    postgres = Optional.of(KeptPostgres.start(folder));
  }

  @AfterAll
  static void stopPostgres() throws IOException {
    postgres.orElseThrow().close();
  }

  @AfterEach
  void end() {
    ground.close();
    ledger.close();
  }

  private List<String> standing() {
    return ground.asRoot(root -> new Standing(root, ground.plan.draft()).words());
  }

  private static ApplicationFailure failure(org.junit.jupiter.api.function.Executable step) {
    return assertThrows(ApplicationFailure.class, step);
  }

  @Test
  void anAuthorityIsMadeProvedAndRegistered() {
    for (Operation step : AuthorityGround.STEPS) {
      MakingReport report = ground.take(step);
      assertEquals(step, report.operation());
      assertEquals(ground.plan.run(), report.run());
    }
    assertEquals(EVERYTHING, standing());
    MadeAuthority made = ground.made();
    assertEquals(MadeStage.REGISTERED, made.stage());
    assertTrue(made.proved());
    assertTrue(made.expires().isPresent() && made.nextUpdate().isPresent());
    assertEquals(
        List.of(true, true),
        ground.asRoot(root ->
            List.of(
                root.rolesAnywhere().listTrustAnchors(r -> {}).trustAnchors().stream()
                    .filter(anchor -> anchor.name().equals(ground.plan.draft().anchor()))
                    .allMatch(anchor -> anchor.enabled()),
                root.rolesAnywhere().listCrls(r -> {}).crls().getFirst().enabled())));
  }

  @Test
  void whatIsRegisteredIsRegisteredAgainAndNotUndone() {
    ground.takeUntil(Operation.REGISTER_AUTHORITY);
    MakingReport first = ground.take(Operation.REGISTER_AUTHORITY);
    assertEquals(first, ground.take(Operation.REGISTER_AUTHORITY));
    assertTrue(ground.undoCanary().registered());
    assertTrue(ground.undoAuthority().registered());
    assertEquals(EVERYTHING, standing());
    assertEquals("DRIFTED", failure(() -> ground.take(Operation.ENABLE_ANCHOR)).getType());
  }

  @Test
  void eachStepIsTheSameAgain() {
    for (Operation step : AuthorityGround.STEPS) {
      MakingReport first = ground.take(step);
      MakingReport second = ground.take(step);
      assertEquals(first.operation(), second.operation());
    }
    assertEquals(EVERYTHING, standing());
  }

  @Test
  void aListThatIsLateIsWaitedForAndOneCertificateIsIssuedForIt() {
    ground.aws.levers().crlDelay(Duration.ofMinutes(45));
    ground.takeUntil(Operation.PUBLISH_REVOCATION_LIST);
    for (int tries = 0; tries < 3; tries++) {
      ApplicationFailure notYet = failure(() -> ground.take(Operation.PUBLISH_REVOCATION_LIST));
      assertEquals("NOT_READ_BACK", notYet.getType());
      assertTrue(
          Optional.ofNullable(notYet.getNextRetryDelay())
              .filter(delay -> delay.compareTo(Duration.ofMinutes(1)) > 0)
              .isPresent());
      assertTrue(
          notYet.getOriginalMessage().contains("has not written s3://exacttr-crl-production/crl/"),
          notYet::getOriginalMessage);
      ground.pass(Duration.ofMinutes(14));
    }
    ground.pass(Duration.ofMinutes(4));
    List<String> seen = ground.take(Operation.PUBLISH_REVOCATION_LIST).observations();
    assertEquals(
        seen.getFirst(), ground.take(Operation.PUBLISH_REVOCATION_LIST).observations().getFirst());
    assertEquals(List.of("one"), ground.asRoot(AuthorityMakingTest::listsInTheBucket));
  }

  private static List<String> listsInTheBucket(AwsClients root) {
    return root.s3().listObjectVersions(r -> r.bucket("exacttr-crl-production")).versions().stream()
        .map(version -> "one")
        .toList();
  }

  static Stream<Operation> interrupted() {
    return AuthorityGround.STEPS.stream();
  }

  @ParameterizedTest
  @MethodSource("interrupted")
  void nothingIsLeftOfWhatWasGivenUpBefore(Operation next) {
    ground.takeUntil(next);
    ground.undoCanary();
    UndoReport undone = ground.undoAuthority();
    assertEquals(List.of(), standing());
    if (next == Operation.CREATE_BUCKET) {
      assertEquals(List.of(), undone.observations());
    } else {
      assertEquals(MadeStage.UNDONE, ground.made().stage());
      assertEquals("DRIFTED", failure(() -> ground.take(next)).getType());
      assertEquals(List.of(), ground.undoAuthority().observations());
    }
  }

  @Test
  void nothingIsUndoneWhileTheCanaryMayStand() {
    ground.takeUntil(Operation.ENABLE_ANCHOR);
    assertEquals("NOT_READ_BACK", failure(() -> ground.undoAuthority()).getType());
    assertEquals(List.of("profile", "role"), standing());
    assertEquals(MadeStage.BEGUN, ground.made().stage());
    ground.undoCanary();
    ground.undoAuthority();
    assertEquals(MadeStage.UNDONE, ground.made().stage());
    assertEquals(List.of(), standing());
  }

  @Test
  void aCanaryThatWasTakenAwayIsNotMadeAgain() {
    ground.takeUntil(Operation.CREATE_CANARY);
    ground.undoCanary();
    assertEquals("DRIFTED", failure(() -> ground.take(Operation.CREATE_CANARY)).getType());
    assertEquals(List.of("bucket", "authority", "anchor", "list"), standing());
  }

  @ParameterizedTest
  @CsvSource({
    "s3, CreateBucket, CREATE_BUCKET",
    "acm-pca, CreateCertificateAuthority, CREATE_AUTHORITY",
    "acm-pca, ImportCertificateAuthorityCertificate, CREATE_AUTHORITY",
    "acm-pca, IssueCertificate, PUBLISH_REVOCATION_LIST",
    "rolesanywhere, CreateTrustAnchor, PREPARE_ANCHOR",
    "rolesanywhere, ImportCrl, PREPARE_ANCHOR",
    "rolesanywhere, CreateProfile, CREATE_CANARY",
    "iam, CreateRole, CREATE_CANARY",
    "rolesanywhere, EnableTrustAnchor, ENABLE_ANCHOR"
  })
  void whatALostAnswerLeftIsFoundAndNothingStandsTwice(
      String service, String call, Operation step) {
    ground.takeUntil(step);
    ground.aws.levers().faults().add(Fault.lost(service, call).times(1));
    whateverItTakes(step);
    AuthorityGround.STEPS.stream()
        .skip(AuthorityGround.STEPS.indexOf(step) + 1)
        .forEach(ground::take);
    assertEquals(EVERYTHING, standing());
    assertEquals(MadeStage.REGISTERED, ground.made().stage());
  }

  /** As the engine would: a step that failed is taken again. */
  private void whateverItTakes(Operation step) {
    try {
      ground.take(step);
    } catch (ApplicationFailure lost) {
      assertTrue(!lost.isNonRetryable(), lost::getOriginalMessage);
      ground.take(step);
    }
  }

  @Test
  void aWorkerThatForgotItsAuthorityFindsItByItsTag() {
    ground.takeUntil(Operation.CREATE_AUTHORITY);
    ground
        .aws
        .levers()
        .faults()
        .add(Fault.error("acm-pca", "GetCertificateAuthorityCsr", 400, "InvalidStateException"));
    failure(() -> ground.take(Operation.CREATE_AUTHORITY));
    ground.aws.levers().faults().clear();
    ground.pass(Duration.ofMinutes(10));
    ground.take(Operation.CREATE_AUTHORITY);
    assertEquals(List.of("bucket", "authority"), standing());
  }

  @Test
  void aBucketThatIsSomebodyElsesIsNotTouched() {
    ground.pastGuardrails(() ->
        ground.asRoot(root ->
            root.s3()
                .createBucket(r ->
                    r.bucket("exacttr-crl-production")
                        .createBucketConfiguration(c -> c.locationConstraint("eu-central-1")))));
    ApplicationFailure drifted = failure(() -> ground.take(Operation.CREATE_BUCKET));
    assertEquals("DRIFTED", drifted.getType());
    ground.undoCanary();
    ground.undoAuthority();
    assertEquals(List.of("bucket"), standing());
  }

  @Test
  void anOutsidersBucketIsNotTakenForTheRunsOwnWhateverItIsTagged() {
    try (AwsClients outsider = ground.outsider()) {
      ForeignBucket.open(outsider.s3(), ground.plan);

      ApplicationFailure drifted = failure(() -> ground.take(Operation.CREATE_BUCKET));

      assertEquals("DRIFTED", drifted.getType());
      assertEquals(ForeignBucket.POLICY, ForeignBucket.policy(outsider.s3(), ground.plan));
    }
  }

  @Test
  void anAuthorityThatCannotWriteIsNotMade() {
    ground.take(Operation.CREATE_BUCKET);
    ground.pastGuardrails(() ->
        ground.asRoot(
            root -> root.s3().deleteBucketPolicy(r -> r.bucket("exacttr-crl-production"))));
    ApplicationFailure denied = failure(() -> ground.take(Operation.CREATE_AUTHORITY));
    assertTrue(
        denied
            .getOriginalMessage()
            .startsWith("AWS Private CA cannot write into bucket exacttr-crl-production: "),
        denied::getOriginalMessage);
    assertEquals(List.of("bucket"), standing());
  }

  @Test
  void noListIsTakenThatAnotherAuthoritySigned() {
    ground.takeUntil(Operation.PREPARE_ANCHOR);
    ground.pastGuardrails(() -> ground.asRoot(root -> ForgedList.put(root, ground)));
    ApplicationFailure bad = failure(() -> ground.take(Operation.PREPARE_ANCHOR));
    assertTrue(bad.getOriginalMessage().contains(" is not good: "), bad::getOriginalMessage);
    assertEquals(List.of("bucket", "authority", "anchor"), standing());
  }

  @Test
  void aRevokedCertificateStaysOutAndAnotherGetsIn()
      throws GeneralSecurityException, IOException, InterruptedException {
    ground.takeUntil(Operation.PREPARE_ANCHOR);
    ground.pass(Duration.ofMinutes(1));
    CertificateIdentity good;
    CertificateIdentity revoked;
    try (AwsClients root = ground.root()) {
      good = ground.leaf(root, "device-1");
      revoked = ground.leaf(root, "device-2");
      root.privateCa()
          .revokeCertificate(r ->
              r.certificateAuthorityArn(ground.made().authority().orElseThrow().value())
                  .certificateSerial(revoked.certificate().getSerialNumber().toString(16))
                  .revocationReason("KEY_COMPROMISE"));
    }
    AuthorityGround.STEPS.stream()
        .skip(AuthorityGround.STEPS.indexOf(Operation.PREPARE_ANCHOR))
        .forEach(ground::take);
    assertTrue(ask(good) instanceof SessionAnswer.Granted);
    assertTrue(
        ask(revoked) instanceof SessionAnswer.Refused refused
            && refused.message().equals("Certificate revoked"));
  }

  private SessionAnswer ask(CertificateIdentity certificate)
      throws GeneralSecurityException, IOException, InterruptedException {
    MadeAuthority made = ground.made();
    return ground.createSession.ask(
        certificate,
        made.canaryProfile().orElseThrow(),
        made.canaryRole(),
        made.anchor().orElseThrow());
  }

  @Test
  void whatALostRunMadeIsUndoneHoursLater() {
    ground.takeUntil(Operation.PROVE_AUTHORITY);
    assertEquals(List.of(), ground.undoWhatIsLeft());
    assertEquals(EVERYTHING, standing());
    ground.pass(AbandonedMakings.PATIENCE.plusMinutes(1));
    assertEquals(List.of(ground.plan.run(), ground.plan.run()), ground.undoWhatIsLeft());
    assertEquals(List.of(), standing());
    assertEquals(MadeStage.UNDONE, ground.made().stage());
    assertEquals(List.of(), ground.undoWhatIsLeft());
  }

  @Test
  void noListIsTakenThatIsOverdue() {
    ground.takeUntil(Operation.PREPARE_ANCHOR);
    ground.aws.levers().crlBucketsRefuse(true);
    ground.pass(Duration.ofDays(8));
    ApplicationFailure overdue = failure(() -> ground.take(Operation.PREPARE_ANCHOR));
    assertTrue(
        overdue.getOriginalMessage().contains(" is not good: it was to be replaced at "),
        overdue::getOriginalMessage);
  }

  @Test
  void anAnchorThatIsSomebodyElsesIsNotTouched() {
    ground.takeUntil(Operation.PREPARE_ANCHOR);
    ground.pastGuardrails(() ->
        ground.asRoot(root ->
            root.rolesAnywhere()
                .createTrustAnchor(r ->
                    r.name(ground.plan.draft().anchor())
                        .source(s ->
                            s.sourceType(TrustAnchorType.AWS_ACM_PCA)
                                .sourceData(d ->
                                    d.acmPcaArn(
                                        ground.made().authority().orElseThrow().value()))))));
    assertEquals("DRIFTED", failure(() -> ground.take(Operation.PREPARE_ANCHOR)).getType());
    ground.undoCanary();
    ground.undoAuthority();
    assertEquals(List.of("anchor"), standing());
  }

  @ParameterizedTest
  @CsvSource({"PREPARE_ANCHOR", "ENABLE_ANCHOR"})
  void noAnchorIsMadeOrEnabledBesideOneThatTrustsANamesakeByThen(Operation step) {
    ground.takeUntil(step);
    ground.anchorByHand(
        new OutsideAuthority(ground.plan.draft().terms().commonName(), ground.now()).certificate());
    assertEquals("DRIFTED", failure(() -> ground.take(step)).getType());
  }

  @Test
  @DisplayName("AC-23 no step makes what the worker's rulebook does not say, whoever voted for it")
  void noStepMakesWhatTheRulebookDoesNotSay() {
    for (AuthorityPlan forged : ForgedDrafts.of(ground.plan)) {
      for (Operation step : AuthorityGround.STEPS) {
        assertEquals(
            "DRIFTED", failure(() -> ground.take(step, forged)).getType(), step + " " + forged);
      }
    }
    assertEquals(List.of(), standing());
  }
}
