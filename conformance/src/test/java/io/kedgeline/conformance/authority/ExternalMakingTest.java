package io.kedgeline.conformance.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.activities.aws.x509.CertificateIdentity;
import io.kedgeline.activities.aws.x509.SessionAnswer;
import io.kedgeline.domain.external.ExternalFacts;
import io.kedgeline.domain.external.ExternalList;
import io.kedgeline.domain.external.ExternalPapers;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.onboarding.AnchoredAuthority;
import io.kedgeline.domain.onboarding.MadeStage;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.sandbox.database.KeptPostgres;
import io.kedgeline.twins.aws.faults.Fault;
import io.kedgeline.workflows.port.MakingReport;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.rolesanywhere.model.TrustAnchorType;

/** Anchors for authorities outside AWS, made at the AWS twin by the duties' own policies. */
class ExternalMakingTest {

  private static final List<String> EVERYTHING = List.of("anchor", "list", "profile", "role");

  private static Optional<KeptPostgres> postgres = Optional.empty();
  private final AuthorityLedger ledger = new AuthorityLedger(postgres.orElseThrow());
  private final ExternalGround ground = new ExternalGround(ledger);

  ExternalMakingTest() throws IOException, SQLException, GeneralSecurityException {}

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

  private static String type(Runnable step) {
    return assertThrows(ApplicationFailure.class, step::run).getType();
  }

  @Test
  void itIsRegisteredOnceItsCanaryGotASession()
      throws GeneralSecurityException, IOException, InterruptedException {
    ground.takeUntil(Operation.REGISTER_AUTHORITY);
    assertFalse(ground.look().registered());
    assertEquals("DRIFTED", type(() -> ground.take(Operation.REGISTER_AUTHORITY)));
    ground.useCanary();
    assertTrue(ground.look().registered());
    assertTrue(ground.look().registered());
    MakingReport report = ground.take(Operation.REGISTER_AUTHORITY);
    assertTrue(
        report.observations().getFirst().startsWith("authority O=Partner,CN=Partner CA, outside"),
        report::toString);
    assertEquals(MadeStage.REGISTERED, ground.made().stage());
    assertEquals(EVERYTHING, ground.standing());
  }

  @Test
  void aCanaryThatIsUsedBeforeTheAnchorIsProvedIsNotSeen()
      throws GeneralSecurityException, IOException, InterruptedException {
    ground.takeUntil(Operation.PROVE_AUTHORITY);
    ground.useCanary();
    assertFalse(ground.look().registered());
  }

  @Test
  void strangersStayOut() {
    ground.takeUntil(Operation.PROVE_AUTHORITY);
    assertEquals(
        List.of(
            "a canary that another authority of the same name certifies is refused: AccessDeniedException, Untrusted Signing Certificate"),
        ground.take(Operation.PROVE_AUTHORITY).observations().stream()
            .map(seen ->
                seen.replaceAll(
                    "(?i)untrusted signing certificate.*", "Untrusted Signing Certificate"))
            .toList());
  }

  @Test
  void whoeverAnotherAnchoredAuthorityCertifiesStaysOut() {
    AnchoredAuthority other = ground.account.another();
    ExternalPlan beside = ground.beside(other);
    ExternalGround.STEPS.subList(0, 3).forEach(step -> ground.account.take(step, beside));
    String last = ground.account.take(Operation.PROVE_AUTHORITY, beside).observations().getLast();
    assertTrue(
        last.startsWith(
            "a canary with the same names at the other anchor, %s, is refused: "
                .formatted(other.anchor())),
        last);
  }

  @Test
  void eachStepIsTheSameAgain() throws GeneralSecurityException, IOException, InterruptedException {
    for (Operation step : ExternalGround.STEPS) {
      if (step == Operation.REGISTER_AUTHORITY) {
        ground.useCanary();
        ground.look();
      }
      assertEquals(ground.take(step).operation(), ground.take(step).operation());
    }
    assertEquals(EVERYTHING, ground.standing());
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"CREATE_CANARY", "ENABLE_ANCHOR", "PROVE_AUTHORITY", "REGISTER_AUTHORITY"})
  void nothingIsLeftOfWhatWasGivenUpBefore(Operation next) {
    ground.takeUntil(next);
    ground.undo();
    assertEquals(List.of(), ground.standing());
    assertEquals(MadeStage.UNDONE, ground.made().stage());
    assertEquals("DRIFTED", type(() -> ground.take(next)));
  }

  @Test
  void anAnchorThatSomebodyMadeTrustAnotherIsTakenAwayToo() {
    ground.takeUntil(Operation.PROVE_AUTHORITY);
    String theirs = new OutsideAuthority("Mallory CA", ground.account.now()).certificate();
    ground.tamper((root, anchor) ->
        root.rolesAnywhere()
            .updateTrustAnchor(r ->
                r.trustAnchorId(anchor.id())
                    .source(s ->
                        s.sourceType(TrustAnchorType.CERTIFICATE_BUNDLE)
                            .sourceData(d -> d.x509CertificateData(theirs)))));
    ground.undo();
    assertEquals(List.of(), ground.standing());
    assertEquals(MadeStage.UNDONE, ground.made().stage());
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"PREPARE_ANCHOR", "ENABLE_ANCHOR"})
  void noAnchorIsMadeOrEnabledBesideOneThatTrustsTheSameByThen(Operation step) {
    ground.takeUntil(step);
    ground.account.anchorByHand(ground.authority.certificate());
    assertEquals("DRIFTED", type(() -> ground.take(step)));
    assertEquals(List.of(), ground.enabled());
    ground.undo();
    assertEquals(List.of(), ground.standing());
  }

  @Test
  void whatALostAnswerLeftAndWhatShowsItselfLateIsTakenAwayBeforeEnabling() {
    ground.takeUntil(Operation.ENABLE_ANCHOR);
    ground.twinOfTheAnchor();
    ground.take(Operation.ENABLE_ANCHOR);
    assertEquals(1, ground.enabled().size());
    assertEquals(EVERYTHING, ground.standing());
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"PREPARE_ANCHOR", "ENABLE_ANCHOR"})
  void noAnchorIsMadeOrEnabledBesideOneThatTrustsANamesakeByThen(Operation step) {
    ground.takeUntil(step);
    ground.account.anchorByHand(
        new OutsideAuthority("Partner CA", ground.account.now()).certificate());
    assertEquals("DRIFTED", type(() -> ground.take(step)));
    assertEquals(List.of(), ground.enabled());
  }

  @ParameterizedTest
  @CsvSource({
    "CreateTrustAnchor, PREPARE_ANCHOR",
    "ImportCrl, PREPARE_ANCHOR",
    "EnableTrustAnchor, ENABLE_ANCHOR"
  })
  void whatALostAnswerLeftIsFoundAndNothingStandsTwice(String call, Operation step) {
    ground.takeUntil(step);
    ground.account.aws.levers().faults().add(Fault.lost("rolesanywhere", call).times(1));
    try {
      ground.take(step);
    } catch (ApplicationFailure lost) {
      assertFalse(lost.isNonRetryable(), lost::getOriginalMessage);
      ground.take(step);
    }
    ExternalGround.STEPS.stream()
        .skip(ExternalGround.STEPS.indexOf(step) + 1)
        .filter(next -> next != Operation.REGISTER_AUTHORITY)
        .forEach(ground::take);
    assertEquals(EVERYTHING, ground.standing());
  }

  @Test
  @DisplayName("AC-23 no other document is anchored or imported than was approved")
  void noOtherDocumentIsTakenThanWasApproved() throws GeneralSecurityException {
    OutsideAuthority mallory = new OutsideAuthority("Partner CA", ground.account.now());
    ExternalPlan theirs = ground.planOf(mallory, mallory.list());
    ExternalPapers papers = ground.plan.request().papers();
    ExternalPapers swapped =
        new ExternalPapers(
            theirs.request().papers().certificate(),
            papers.revocationList(),
            papers.canary(),
            papers.attestation());
    for (ExternalPlan forged :
        List.of(
            ground.plan(ground.plan.run(), swapped, ground.plan.draft().facts()),
            ground.plan(ground.plan.run(), theirs.request().papers(), ground.plan.draft().facts()),
            ground.plan(ground.plan.run(), papers, theirs.draft().facts()),
            ground.plan(ground.plan.run(), papers, goodForLonger(ground.plan.draft().facts())))) {
      for (Operation step : ExternalGround.STEPS) {
        assertEquals("DRIFTED", type(() -> ground.account.take(step, forged)));
      }
    }
    assertEquals(List.of(), ground.standing());
  }

  private static ExternalFacts goodForLonger(ExternalFacts facts) {
    ExternalList list = facts.list();
    return new ExternalFacts(
        facts.authority(),
        new ExternalList(
            list.sha256(),
            true,
            true,
            list.number(),
            list.entries(),
            list.thisUpdate(),
            list.nextUpdate().map(next -> next.plus(Duration.ofDays(90)))),
        facts.canary());
  }

  @Test
  void aListThatIsOverByThenIsNotImported() {
    ground.account.pass(Duration.ofDays(8));
    assertEquals("DRIFTED", type(() -> ground.take(Operation.PREPARE_ANCHOR)));
    assertEquals(List.of(), ground.standing());
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"ENABLE_ANCHOR", "REGISTER_AUTHORITY"})
  void noAnchorIsEnabledOrRegisteredWithAListThatIsOver(Operation step)
      throws GeneralSecurityException, IOException, InterruptedException {
    ground.takeUntil(step);
    ground.seeCanary(step);
    ground.account.pass(Duration.ofDays(8));
    assertEquals("DRIFTED", type(() -> ground.take(step)));
    ground.replaceList(ground.authority.listOf(ground.account.now()));
    ground.take(step);
    assertEquals(
        Optional.of(ground.account.now().plus(Duration.ofDays(7))), ground.made().nextUpdate());
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"ENABLE_ANCHOR", "REGISTER_AUTHORITY"})
  void noAnchorIsEnabledOrRegisteredWithAListThatAnotherAuthoritySigned(Operation step)
      throws GeneralSecurityException, IOException, InterruptedException {
    ground.takeUntil(step);
    ground.seeCanary(step);
    ground.replaceList(new OutsideAuthority("Partner CA", ground.account.now()).list());
    assertEquals("DRIFTED", type(() -> ground.take(step)));
    assertEquals(MadeStage.BEGUN, ground.made().stage());
  }

  @ParameterizedTest
  @EnumSource(
      value = Operation.class,
      names = {"ENABLE_ANCHOR", "REGISTER_AUTHORITY"})
  void noAnchorIsEnabledOrRegisteredWithAnOlderListThanTheApprovedOne(Operation step)
      throws GeneralSecurityException, IOException, InterruptedException {
    ground.takeUntil(step);
    ground.seeCanary(step);
    Instant published = ground.plan.draft().facts().list().thisUpdate();
    ground.replaceList(ground.authority.listOf(published.minusSeconds(1)));
    assertEquals("DRIFTED", type(() -> ground.take(step)));
    ground.replaceList(ground.authority.listOf(ground.account.now().plusSeconds(60)));
    assertEquals("DRIFTED", type(() -> ground.take(step)));
    ground.replaceList(ground.authority.listOf(published));
    ground.take(step);
  }

  @Test
  void aCertificateThatTheListRevokesStaysOut()
      throws GeneralSecurityException, IOException, InterruptedException {
    CertificateIdentity gone = ground.authority.identity("gone");
    ExternalPlan revoking =
        ground.planOf(ground.authority, ground.authority.list(gone.certificate()));
    ExternalGround.STEPS.subList(0, 4).forEach(step -> ground.account.take(step, revoking));
    assertEquals(
        "Certificate revoked",
        assertInstanceOf(SessionAnswer.Refused.class, ground.ask(revoking, gone)).message());
    assertInstanceOf(
        SessionAnswer.Granted.class, ground.ask(revoking, ground.authority.identity("another")));
  }
}
