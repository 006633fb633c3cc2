package io.kedgeline.starters.evidence;

import static io.kedgeline.starters.SampleHolderWindow.MAYA;
import static io.kedgeline.starters.SampleHolderWindow.NOON;
import static io.kedgeline.starters.SampleHolderWindow.OMAR;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.breakglass.HolderCertificate;
import io.kedgeline.domain.breakglass.WindowPlan;
import io.kedgeline.domain.plan.RunId;
import io.kedgeline.domain.rulebook.BreakGlassRules;
import io.kedgeline.domain.warrant.Act;
import io.kedgeline.domain.warrant.ActHeader;
import io.kedgeline.starters.SampleHolderWindow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The certificate of a window's holder is judged by the checks of the worker that issues it. */
class HolderCertificateEvidenceTest {

  private final EvidenceVerifier verifier =
      new EvidenceVerifier(WindowRecord.trust(SampleHolderWindow.RULEBOOK));

  @Test
  void anHonestWindowHolds() {
    assertEquals(List.of(), failing(HolderRecord.whole()));
  }

  @Test
  void aKeyThatWasShownBeforeAnybodyVotedHolds() {
    WindowPlan plan = SampleHolderWindow.plan();
    HolderRecord record = new HolderRecord(plan);
    record.asked();
    String shown = record.presented(OMAR);
    record.voted();
    record.issuedFor(shown);
    record.opened();
    record.revoked("REVOKED");
    record.closed();
    assertEquals(List.of(), failing(record));
  }

  @Test
  void aWindowWhoseHolderShowedNoKeyHolds() {
    HolderRecord record = HolderRecord.approved();
    record.told(FactKind.EXPIRED, "RB-06/CHG-7", Map.of("reason", "no key was shown"));
    record.told(FactKind.ENDED, "RB-06/CHG-7", Map.of("state", "EXPIRED"));
    assertEquals(List.of(), failing(record));
  }

  @Test
  void aCertificateThatNoKeyWasShownForIsNotAuthorised() {
    HolderRecord record = HolderRecord.approved();
    record.issuedFor("0a".repeat(32));
    assertEquals(List.of("authority"), afterAll(record));
  }

  @Test
  void aPresentationThatNobodySignedIsNoAuthority() {
    HolderRecord record = HolderRecord.approved();
    record.issuedFor(record.forged(OMAR));
    assertEquals(List.of("acts", "authority"), afterAll(record));
  }

  @Test
  void anotherPersonsKeyIsNotAuthorised() {
    for (var other : List.of(MAYA, WindowRecord.GRACE)) {
      HolderRecord record = HolderRecord.approved();
      record.issuedFor(record.presented(other));
      assertEquals(List.of("authority"), afterAll(record), other::value);
    }
  }

  @Test
  void aKeyThatWasShownToAnotherRunIsNotAuthorised() {
    HolderRecord record = HolderRecord.approved();
    ActHeader elsewhere =
        new ActHeader(
            new RunId("RB-06/CHG-8"), OMAR, "api", "elsewhere", NOON, NOON.plusSeconds(300));
    record.issuedFor(
        record.presented(
            new Act.KeyPresentation(
                elsewhere, WindowRecord.EXECUTION, SampleHolderWindow.REQUEST)));
    assertEquals(List.of("acts", "authority"), afterAll(record));
  }

  @Test
  void aKeyThatWasShownToAnotherExecutionIsNotAuthorised() {
    HolderRecord record = HolderRecord.approved();
    ActHeader header =
        new ActHeader(SampleHolderWindow.RUN, OMAR, "api", "before", NOON, NOON.plusSeconds(300));
    record.issuedFor(
        record.presented(
            new Act.KeyPresentation(header, "execution-0", SampleHolderWindow.REQUEST)));
    assertEquals(List.of("authority"), afterAll(record));
  }

  @Test
  void anotherNameThanThePlansIsNotAuthorised() {
    HolderRecord record = HolderRecord.approved();
    record.issuedFor(record.presented(OMAR), "omar@CHG-8");
    assertEquals(List.of("authority"), afterAll(record));
  }

  @Test
  void anotherCertificateThanTheRulebooksIsNotAuthorised() {
    HolderCertificate honest = SampleHolderWindow.plan().certificate().orElseThrow();
    BreakGlassRules other = SampleHolderWindow.rulebook("operations").rulebook().breakGlass();
    List<Optional<HolderCertificate>> others =
        List.of(
            Optional.empty(),
            HolderCertificate.of(SampleHolderWindow.request(), other),
            Optional.of(
                new HolderCertificate(honest.authority(), honest.names(), Duration.ofDays(90))));
    for (Optional<HolderCertificate> forged : others) {
      HolderRecord record = HolderRecord.approved(SampleHolderWindow.plan(forged));
      record.issuedFor(record.presented(OMAR));
      assertEquals(List.of("authority"), afterAll(record), forged::toString);
    }
  }

  @Test
  void aWindowWithoutTheCertificateThatTheRulebookWantsIsNotAuthorised() {
    HolderRecord record = HolderRecord.approved(SampleHolderWindow.plan(Optional.empty()));
    record.opened();
    record.closed();
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void aCertificateThatNobodyApprovedIsNotAuthorised() {
    HolderRecord record = new HolderRecord(SampleHolderWindow.plan());
    record.asked();
    record.issuedFor(record.presented(OMAR));
    assertEquals(List.of("authority"), afterAll(record));
  }

  @Test
  void whatWasIssuedAndNotRevokedIsNoEnd() {
    HolderRecord record = HolderRecord.approved();
    record.issuedFor(record.presented(OMAR));
    record.opened();
    record.closed();
    assertEquals(List.of("ending"), failing(record));
  }

  @Test
  void aRevocationFromBeforeTheIssueIsNone() {
    HolderRecord record = HolderRecord.approved();
    record.revoked("REVOKED");
    record.issuedFor(record.presented(OMAR));
    record.opened();
    record.closed();
    assertEquals(List.of("ending"), failing(record));
  }

  @Test
  void ofWhatNobodyKnowsWhetherItWasIssuedTheRecordHasNoEnd() {
    HolderRecord record = HolderRecord.approved();
    record.issuedFor(record.presented(OMAR));
    record.opened();
    record.revoked("UNKNOWN");
    record.closed();
    assertEquals(List.of("ending"), failing(record));
  }

  @Test
  void whatAwsWasNeverAskedForNeedsNoRevocation() {
    HolderRecord record = HolderRecord.approved();
    record.issuedFor(record.presented(OMAR));
    record.opened();
    record.closed();
    record.revoked("UNDONE");
    assertEquals(List.of(), failing(record));
  }

  /** What fails when the window was opened and closed after that as it should be. */
  private List<String> afterAll(HolderRecord record) {
    record.opened();
    record.revoked("REVOKED");
    record.closed();
    return failing(record);
  }

  private List<String> failing(HolderRecord record) {
    return verifier.verify(record.sealed()).stream()
        .filter(finding -> !finding.holds())
        .map(EvidenceFinding::check)
        .toList();
  }
}
