package io.kedgeline.starters.evidence;

import static io.kedgeline.starters.evidence.EnrollmentRecord.LAPTOP;
import static io.kedgeline.starters.evidence.EnrollmentRecord.MAYA;
import static io.kedgeline.starters.evidence.EnrollmentRecord.OLGA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.enrollment.DeviceId;
import io.kedgeline.domain.identity.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The record of an enrollment is judged by the checks of the worker that has it issued. */
class EnrollmentEvidenceTest {

  private final EvidenceVerifier verifier = new EvidenceVerifier(WindowRecord.trust());

  @Test
  void anHonestEnrollmentHolds() {
    assertEquals(List.of(), failing(EnrollmentRecord.whole()));
  }

  @Test
  void oneWhoseCertificateNobodyUsedHoldsWhenItWasRevoked() {
    EnrollmentRecord record = EnrollmentRecord.issued();
    record.revoked("REVOKED");
    record.ended("REVOKED");
    assertEquals(List.of(), failing(record));
  }

  @Test
  void oneThatGaveUpBeforeAwsWasAskedHolds() {
    EnrollmentRecord record = EnrollmentRecord.issued();
    record.revoked("UNDONE");
    record.ended("NOT_ISSUED");
    assertEquals(List.of(), failing(record));
  }

  @Test
  void oneWhoseDeviceNeverCameHolds() {
    EnrollmentRecord record = EnrollmentRecord.approved();
    record.told(FactKind.EXPIRED, EnrollmentRecord.RUN.value(), Map.of("reason", "nobody came"));
    record.ended("EXPIRED");
    assertEquals(List.of(), failing(record));
  }

  @Test
  void aCertificateThatNoDeviceAskedForIsNotAuthorised() {
    EnrollmentRecord record = EnrollmentRecord.approved();
    record.posture(Optional.of(EnrollmentRecord.fit()));
    record.issuedFor("0a".repeat(32));
    record.seen();
    record.ended("REGISTERED");
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void anotherDevicesRequestIsNotAuthorised() {
    EnrollmentRecord record = EnrollmentRecord.approved();
    record.posture(Optional.of(EnrollmentRecord.fit()));
    record.issuedFor(record.presented(new DeviceId("laptop-0043"), OLGA));
    record.seen();
    record.ended("REGISTERED");
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void aDeviceWhosePostureNobodyReadIsNotAuthorised() {
    EnrollmentRecord record = EnrollmentRecord.approved();
    record.issuedFor(record.presented(LAPTOP, OLGA));
    record.seen();
    record.ended("REGISTERED");
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void aDeviceThatDeviceManagementStoppedKnowingIsNotAuthorised() {
    EnrollmentRecord record = EnrollmentRecord.approved();
    record.posture(Optional.of(EnrollmentRecord.fit()));
    record.posture(Optional.empty());
    record.issuedFor(record.presented(LAPTOP, OLGA));
    record.seen();
    record.ended("REGISTERED");
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void theConsumersOwnVoteFillsNoSlot() {
    for (PersonId own : List.of(OLGA, MAYA)) {
      EnrollmentRecord record = new EnrollmentRecord();
      record.asked();
      record.planned();
      record.voted(own);
      record.posture(Optional.of(EnrollmentRecord.fit()));
      record.issuedFor(record.presented(LAPTOP, OLGA));
      record.seen();
      record.ended("REGISTERED");
      assertEquals(List.of("authority"), failing(record));
    }
  }

  @Test
  void whatNoWorkerSawIsNotRegistered() {
    EnrollmentRecord record = EnrollmentRecord.issued();
    record.fact("ConfirmSession", FactKind.RESULT, Map.of("registered", "false"));
    record.told(
        FactKind.REGISTERED, EnrollmentRecord.RUN.value(), Map.of("registered", "we say so"));
    record.ended("REGISTERED");
    assertEquals(List.of("ending"), failing(record));
  }

  @Test
  void whatWasIssuedAndNeitherUsedNorRevokedIsNoEnd() {
    for (String state : List.of("REVOKED", "NOT_ISSUED", "DENIED", "ISSUE_UNPROVEN")) {
      EnrollmentRecord record = EnrollmentRecord.issued();
      record.ended(state);
      assertEquals(List.of("ending"), failing(record), state);
    }
  }

  @Test
  void whatWasRevokedIsNotRegistered() {
    EnrollmentRecord record = EnrollmentRecord.issued();
    record.seen();
    record.revoked("REVOKED");
    record.ended("REGISTERED");
    assertEquals(List.of("ending"), failing(record));
  }

  @Test
  void ofWhatNobodyKnowsWhetherItWasIssuedTheRecordHasNoEnd() {
    EnrollmentRecord record = EnrollmentRecord.issued();
    record.revoked("UNKNOWN");
    record.ended("ISSUE_UNPROVEN");
    assertEquals(List.of("ending"), failing(record));
  }

  private List<String> failing(EnrollmentRecord record) {
    return verifier.verify(record.sealed()).stream()
        .filter(finding -> !finding.holds())
        .map(EvidenceFinding::check)
        .toList();
  }
}
