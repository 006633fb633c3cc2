package io.kedgeline.workflows.enrollment;

import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.ADA;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.ANALYST;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.GRACE;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.KEY;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.LAPTOP;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.MAYA;
import static io.kedgeline.workflows.enrollment.EnrollmentWorlds.OLGA;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.certificate.RequestFinding;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.enrollment.EnrollmentState;
import io.kedgeline.domain.enrollment.Persona;
import io.kedgeline.domain.issuance.CertificateStage;
import io.kedgeline.domain.plan.Digest;
import io.kedgeline.domain.posture.Claim;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.workflows.governed.ActAnswer;
import io.kedgeline.workflows.port.FailureType;
import io.temporal.client.WorkflowUpdateException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way through an enrollment, on an engine that skips. */
@Timeout(60)
class EnrollmentRunTest {

  private static final List<String> GATHERED = List.of("gatherEnrollment", "gatherEnrollment");

  private final EnrollmentBench bench = new EnrollmentBench();

  @AfterEach
  void stop() {
    bench.close();
  }

  @Test
  void aStraightEnrollmentTakesSixActivitiesAndANote() {
    bench.startAndPresent();
    assertEnds(EnrollmentState.REGISTERED);
    assertEquals(
        after("readPosture", "issueCertificate", "confirmSession", "noteChange", "seal"),
        bench.activities().calls());
    assertEquals(
        List.of(FactKind.PRESENTED, FactKind.ISSUED, FactKind.REGISTERED, FactKind.ENDED),
        bench.journal().subList(bench.journal().size() - 4, bench.journal().size()));
    assertDoesNotThrow(bench::replay);
  }

  @Test
  void theConsumerHasTheBundleFromWhenItIsIssued() {
    bench.activities().unseenFor(1);
    bench.startAwaiting();
    assertEquals(Optional.empty(), bench.bundle());
    bench.present();
    bench.await(EnrollmentState.AWAITING_SESSION);
    assertEquals(Optional.of(EnrollmentWorlds.bundle()), bench.bundle());
  }

  @Test
  void aDeviceThatDoesNotComeInTimeGetsNothing() {
    bench.startAwaiting();
    EnrollmentOutcome outcome = assertEnds(EnrollmentState.EXPIRED);
    assertEquals("the device did not show its request in time", outcome.reason());
    assertEquals(List.of("gatherEnrollment", "noteChange", "seal"), bench.activities().calls());
  }

  @Test
  void whatNoServerSignedIsRefused() {
    bench.startAwaiting();
    assertEquals("NOT_AUTHENTIC", code(bench.presentForged()));
    bench.present();
    assertEnds(EnrollmentState.REGISTERED);
  }

  @Test
  void anotherDeviceAnotherPersonaAndAStrangersTokenAreRefusedAndJournalled() {
    bench.startAwaiting();
    DeviceId other = new DeviceId("laptop-0043");
    Persona builder = new Persona("build-runner");
    String execution = bench.status().execution();
    assertEquals("OTHER_DEVICE", code(bench.present(bench.presentation(other, ANALYST))));
    assertEquals("OTHER_PERSONA", code(bench.present(bench.presentation(LAPTOP, builder))));
    assertEquals(
        "MAY_NOT_PRESENT",
        code(bench.present(bench.presentation(LAPTOP, ANALYST, GRACE, execution))));
    assertEquals(
        "OTHER_RUN",
        code(bench.present(bench.presentation(LAPTOP, ANALYST, OLGA, "after-a-reset"))));
    bench.present();
    assertEnds(EnrollmentState.REGISTERED);
    assertEquals(4, Collections.frequency(bench.journal(), FactKind.REFUSED));
  }

  @Test
  void aPresentationIsTakenInOnce() {
    bench.startAwaiting();
    Act.Presentation shown = bench.presentation(LAPTOP, ANALYST);
    bench
        .activities()
        .during(
            "readPosture",
            () -> {
              assertEquals("REPLAYED", code(bench.present(shown)));
              assertEquals("ALREADY_PRESENTED", code(bench.present()));
            });
    assertEquals("ACCEPTED", code(bench.present(shown)));
    assertEnds(EnrollmentState.REGISTERED);
  }

  @Test
  void nothingIsTakenInBeforeTheVotes() {
    bench.startVoting();
    assertEquals("DEVICE_NOT_AWAITED", code(bench.present()));
    bench.approve();
    bench.await(EnrollmentState.AWAITING_DEVICE);
    bench.present();
    assertEnds(EnrollmentState.REGISTERED);
  }

  @Test
  void whoeverIsRefusedTooOftenIsNotHeardAnyMore() {
    bench.startAwaiting();
    DeviceId other = new DeviceId("laptop-0043");
    for (int tries = 0; tries < 5; tries++) {
      assertEquals("OTHER_DEVICE", code(bench.present(bench.presentation(other, ANALYST))));
    }
    assertThrows(
        WorkflowUpdateException.class, () -> bench.present(bench.presentation(other, ANALYST)));
  }

  @ParameterizedTest
  @EnumSource(RequestFinding.Code.class)
  void whateverSpeaksAgainstTheDevicesRequestDeniesIt(RequestFinding.Code code) {
    bench.activities().faults(code + ": so it is");
    bench.startAndPresent();
    assertTrue(assertEnds(EnrollmentState.DENIED).reason().contains(code + ": so it is"));
    assertEquals(after("noteChange", "seal"), bench.activities().calls());
  }

  @Test
  void whereNobodyKnowsTheDevicesPostureNothingIsIssued() {
    bench.activities().fail("readPosture", 1);
    bench.activities().failingWith(FailureType.POSTURE_UNAVAILABLE);
    bench.startAndPresent();
    assertEquals(
        "the device's posture could not be read: POSTURE_UNAVAILABLE: readPosture was told to fail",
        assertEnds(EnrollmentState.DENIED).reason());
    assertEquals(after("readPosture", "noteChange", "seal"), bench.activities().calls());
  }

  @Test
  void aDeviceThatIsNotAsItMustBeIsDeniedWithEveryCode() {
    bench
        .activities()
        .posture(now ->
            Optional.of(
                EnrollmentWorlds.report(LAPTOP, now, Claim.NO, Digest.ofText("another key"))));
    bench.startAndPresent();
    String reason = assertEnds(EnrollmentState.DENIED).reason();
    assertTrue(reason.contains("DISK_NOT_ENCRYPTED") && reason.contains("OTHER_KEY"), reason);
  }

  @Test
  void aDeviceThatNobodyKnowsIsDenied() {
    bench.activities().posture(now -> Optional.empty());
    bench.startAndPresent();
    assertTrue(assertEnds(EnrollmentState.DENIED).reason().contains("REPORT_MISSING"));
  }

  @Test
  @DisplayName("AC-03 a consumer who left the group between token and certificate gets none")
  void aConsumerWhoLeftTheGroupMeanwhileGetsNothing() {
    bench.startAwaiting();
    bench.activities().again(now -> EnrollmentWorlds.where(OLGA, now));
    bench.activities().planned(now -> EnrollmentWorlds.where(OLGA, now));
    bench.present();
    EnrollmentOutcome outcome = assertEnds(EnrollmentState.REJECTED);
    assertTrue(outcome.reason().contains("CONSUMER_NOT_ALLOWED"), outcome.reason());
    assertNothingIssued();
  }

  @Test
  @DisplayName("AC-03 the vote of an approver who left meanwhile counts no more for a device")
  void anApproverWhoLeftMeanwhileIsAskedForAnew() {
    bench.startAwaiting();
    bench.activities().again(EnrollmentWorlds::withAnotherAdmin);
    bench.present();
    bench.awaitRound(2);
    assertTrue(bench.journal().contains(FactKind.DISMISSED));
    assertEquals("DEVICE_NOT_AWAITED", code(bench.present()));
    bench.deny(GRACE);
    assertEnds(EnrollmentState.DENIED);
    assertNothingIssued();
  }

  @Test
  void whatMovedMeanwhileIsVotedOnAnewAndTheDeviceShowsItsRequestAnew() {
    bench.startAwaiting();
    bench.activities().again(EnrollmentWorlds::moved);
    bench.activities().planned(EnrollmentWorlds::moved);
    bench.present();
    bench.awaitRound(2);
    assertNothingIssued();
    bench.close(MAYA);
    assertEnds(EnrollmentState.WITHDRAWN);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureType.class,
      names = {"AWS_DENIED", "WARRANT_REFUSED", "DRIFTED"})
  void whatIsNotIssuedIsLookedAfterOnceAndSealed(FailureType type) {
    bench.activities().fail("issueCertificate", 1);
    bench.activities().failingWith(type);
    bench.activities().revoked(CertificateStage.UNDONE);
    bench.startAndPresent();
    EnrollmentOutcome outcome = assertEnds(EnrollmentState.NOT_ISSUED);
    assertEquals(type + ": issueCertificate was told to fail", outcome.reason());
    assertEquals(
        after("readPosture", "issueCertificate", "revokeCertificate", "noteChange", "seal"),
        bench.activities().calls());
  }

  @Test
  void whereNobodyKnowsWhetherAwsIssuedPeopleAreTold() {
    bench.activities().fail("issueCertificate", 1);
    bench.activities().failingWith(FailureType.ISSUE_UNPROVEN);
    bench.activities().revoked(CertificateStage.UNKNOWN);
    bench.startAndPresent();
    assertEquals("AWS was looked at", assertEnds(EnrollmentState.ISSUE_UNPROVEN).reason());
    assertEquals(List.of("ISSUE_UNPROVEN: AWS was looked at"), bench.activities().alarms());
    assertEquals(1, Collections.frequency(bench.activities().calls(), "issueCertificate"));
  }

  @Test
  @DisplayName("AC-39 a certificate that AWS tells nothing of is revoked at its deadline")
  void aCertificateThatWasNeverActiveIsRevokedAndPeopleAreTold() {
    bench.activities().unseenFor(3);
    bench.startAndPresent();
    EnrollmentOutcome outcome = assertEnds(EnrollmentState.REVOKED);
    assertEquals("nobody used the certificate in time", outcome.reason());
    assertEquals(
        after(
            "readPosture",
            "issueCertificate",
            "confirmSession",
            "confirmSession",
            "confirmSession",
            "alarm",
            "revokeCertificate",
            "noteChange",
            "seal"),
        bench.activities().calls());
    assertTrue(bench.activities().alarms().getFirst().contains("is being revoked"));
    assertEquals(Optional.empty(), bench.bundle());
    assertDoesNotThrow(bench::replay);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  @DisplayName("AC-39 a stale GetSubject is asked again before anything is revoked")
  void aSessionThatAwsTellsLateIsStillSeen(int stale) {
    bench.activities().unseenFor(stale);
    bench.startAndPresent();
    assertEnds(EnrollmentState.REGISTERED);
    assertEquals(stale + 1, Collections.frequency(bench.activities().calls(), "confirmSession"));
  }

  @Test
  void aHintMakesTheRunLookAndProvesNothing() {
    bench.activities().unseenFor(1);
    bench.startAndPresent();
    bench.await(EnrollmentState.AWAITING_SESSION);
    bench.certificateSeen();
    bench.certificateSeen();
    assertEnds(EnrollmentState.REGISTERED);
    assertEquals(2, Collections.frequency(bench.activities().calls(), "confirmSession"));
  }

  @Test
  void whereAwsCannotBeAskedAtTheDeadlinePeopleAreToldAndItIsAskedOnceMore() {
    bench.activities().fail("confirmSession", 3);
    bench.startAndPresent();
    assertEnds(EnrollmentState.REGISTERED);
    assertEquals(3, Collections.frequency(bench.journal(), FactKind.NOT_WITNESSED));
    assertEquals(1, bench.activities().alarms().size());
    assertTrue(bench.activities().alarms().getFirst().contains("could not be looked for"));
    assertDoesNotThrow(bench::replay);
  }

  @Test
  void whereAwsCannotBeAskedLaterEitherNobodySaysThatTheCertificateWasNotUsed() {
    bench.activities().fail("confirmSession", 4);
    bench.startAndPresent();
    String reason = assertEnds(EnrollmentState.REVOKED).reason();
    assertTrue(reason.startsWith("it could not be looked for"), reason);
  }

  @Test
  void somebodysEndAfterTheIssueRevokes() {
    bench.activities().unseenFor(1);
    bench.startAndPresent();
    bench.await(EnrollmentState.AWAITING_SESSION);
    bench.deny(ADA);
    assertEquals("ended by ada", assertEnds(EnrollmentState.REVOKED).reason());
    assertEquals(List.of(), bench.activities().alarms());
  }

  @Test
  void somebodysEndWhileItIsIssuedRevokes() {
    bench
        .activities()
        .during(
            "issueCertificate",
            () -> {
              bench.close(MAYA);
              bench.awaitGivenUp();
            });
    bench.startAndPresent();
    assertEquals("ended by maya", assertEnds(EnrollmentState.REVOKED).reason());
  }

  @Test
  void somebodysEndWhileTheDeviceIsLookedAtIssuesNothing() {
    bench.activities().during("readPosture", () -> bench.close(OLGA));
    bench.startAndPresent();
    assertEquals("withdrawn by olga", assertEnds(EnrollmentState.WITHDRAWN).reason());
    assertNothingIssued();
  }

  @Test
  void whatIsCancelledBeforeTheIssueEndsOnceNothingWasAskedFor() {
    bench.activities().revoked(CertificateStage.UNDONE);
    bench.startAwaiting();
    bench.cancel();
    assertEquals(EnrollmentState.WITHDRAWN, bench.cancelled().state());
    assertEquals(1, Collections.frequency(bench.activities().calls(), "revokeCertificate"));
  }

  @Test
  void whatWasIssuedBeforeTheRunWasResetIsRevoked() {
    bench.startAwaiting();
    bench.cancel();
    assertEquals(EnrollmentState.REVOKED, bench.cancelled().state());
    assertTrue(bench.journal().contains(FactKind.REVOKED));
  }

  @Test
  void whatIsCancelledAfterTheIssueIsRevoked() {
    bench.activities().unseenFor(1);
    bench.startAndPresent();
    bench.await(EnrollmentState.AWAITING_SESSION);
    bench.cancel();
    assertEquals(EnrollmentState.REVOKED, bench.cancelled().state());
  }

  @Test
  void whatCannotBeRevokedForAWhileIsToldEachTimeAndRevokedInTheEnd() {
    bench.activities().unseenFor(3);
    bench.activities().fail("revokeCertificate", 2);
    bench.startAndPresent();
    assertEnds(EnrollmentState.REVOKED);
    assertEquals(3, bench.activities().alarms().size());
    assertEquals(2, Collections.frequency(bench.journal(), FactKind.REVOKE_UNPROVEN));
  }

  @ParameterizedTest
  @EnumSource(
      value = CertificateStage.class,
      names = {"BEGUN", "ISSUED"})
  void aRevocationThatLeavesACertificateThatMayBeGoodIsTriedAgain(CertificateStage stage) {
    bench.activities().unseenFor(3);
    bench.activities().firstRevoked(stage);
    bench.startAndPresent();
    assertEnds(EnrollmentState.REVOKED);
    assertEquals(1, Collections.frequency(bench.journal(), FactKind.REVOKE_UNPROVEN));
  }

  @Test
  void whatTurnsOutToBeRegisteredStays() {
    bench.activities().unseenFor(3);
    bench.activities().revoked(CertificateStage.REGISTERED);
    bench.startAndPresent();
    assertEquals(
        "it was registered before it could be given up",
        assertEnds(EnrollmentState.REGISTERED).reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"issueCertificate", "confirmSession", "revokeCertificate"})
  void anAnswerOfAnotherRunIsNotBelieved(String activity) {
    bench.activities().answerForAnotherRun(activity);
    bench.activities().unseenFor(3);
    bench.startAndPresent();
    assertEnds(EnrollmentState.REVOKED);
  }

  @Test
  void aCertificateOfAnotherKeyIsNotGivenToTheConsumer() {
    bench.activities().issuedFor(Digest.ofText("another key"));
    bench.startAndPresent();
    assertTrue(
        assertEnds(EnrollmentState.REVOKED).reason().startsWith("FOREIGN_ANSWER: "), KEY::toString);
  }

  @Test
  void theRequesterCannotApproveTheirOwnDevice() {
    bench.startVoting();
    assertEquals("SELF_APPROVAL", code(bench.approve(MAYA, "profile-admin")));
    assertEquals("SELF_APPROVAL", code(bench.approve(OLGA, "profile-admin")));
    bench.deny(GRACE);
    assertEnds(EnrollmentState.DENIED);
  }

  private EnrollmentOutcome assertEnds(EnrollmentState state) {
    EnrollmentOutcome outcome = bench.outcome();
    assertEquals(state, outcome.state(), outcome::reason);
    assertEquals("seal", bench.activities().calls().getLast());
    return outcome;
  }

  private void assertNothingIssued() {
    assertEquals(0, Collections.frequency(bench.activities().calls(), "issueCertificate"));
  }

  private static String code(ActAnswer answer) {
    return answer instanceof ActAnswer.Refused refused ? refused.code() : "ACCEPTED";
  }

  /** Two gatherings, and this. */
  private static List<String> after(String... rest) {
    List<String> all = new ArrayList<>(GATHERED);
    all.addAll(List.of(rest));
    return all;
  }
}
