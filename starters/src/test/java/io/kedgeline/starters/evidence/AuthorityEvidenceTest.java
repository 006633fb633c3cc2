package io.kedgeline.starters.evidence;

import static io.kedgeline.starters.evidence.MakingRecord.GRACE;
import static io.kedgeline.starters.evidence.MakingRecord.PETRA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.authority.AuthorityPlan;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.starters.SampleAuthority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The record of an authority's making is judged by the checks of the workers that make it. */
class AuthorityEvidenceTest {

  private static final AuthorityPlan PLAN = SampleAuthority.plan();
  private static final String RUN = SampleAuthority.RUN.value();

  private final EvidenceVerifier verifier = new EvidenceVerifier(WindowRecord.trust());

  @Test
  void anHonestMakingHolds() {
    List<EvidenceFinding> findings = verifier.verify(MakingRecord.whole(PLAN).sealed());
    assertTrue(findings.stream().allMatch(EvidenceFinding::holds), findings::toString);
  }

  @Test
  void anAnchorThatWasPutToRestHolds() {
    assertEquals(List.of(), failing(MakingRecord.whole(SampleAuthority.resting())));
  }

  @Test
  void oneThatWasNotPutToRestAsPlannedIsNotRegistered() {
    AuthorityPlan resting = SampleAuthority.resting();
    MakingRecord record = MakingRecord.approved(resting);
    resting.actions().stream()
        .map(PlannedAction::operation)
        .takeWhile(operation -> operation != Operation.REST_ANCHOR)
        .forEach(operation -> record.acted(operation, resting));
    record.told(FactKind.PROVED, RUN, Map.of("proof", "one got in"));
    record.acted(Operation.REGISTER_AUTHORITY, resting);
    record.told(FactKind.REGISTERED, RUN, Map.of("registered", "it"));
    record.told(FactKind.ENDED, RUN, Map.of("state", "REGISTERED"));
    assertEquals(List.of("ending"), failing(record));
  }

  @Test
  void oneThatWasGivenUpAndUndoneHolds() {
    MakingRecord record = MakingRecord.approved(PLAN);
    record.made(PLAN);
    record.undone(Operation.UNDO_CANARY, Operation.UNDO_AUTHORITY);
    assertEquals(List.of(), failing(record));
  }

  @Test
  void oneOfWhichOnlyTheCanaryWasTakenAwayIsNotUndone() {
    MakingRecord record = MakingRecord.approved(PLAN);
    record.made(PLAN);
    record.undone(Operation.UNDO_CANARY);
    assertEquals(List.of("ending"), failing(record));
  }

  @Test
  void aRegistrationThatNobodyAskedForAuthorisesNothing() {
    AuthorityPlan other =
        SampleAuthority.plan(SampleAuthority.request("quite another purpose than was said"));
    MakingRecord record = new MakingRecord(SampleAuthority.RUN);
    record.asked(SampleAuthority.request());
    record.planned(other);
    record.voted(PETRA, "pki-admin", Decision.APPROVE, other);
    record.voted(GRACE, "security-lead", Decision.APPROVE, other);
    record.made(other);
    record.registered(other);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void aSlotThatIsEmptyAuthorisesNothing() {
    MakingRecord record = new MakingRecord(SampleAuthority.RUN);
    record.asked(PLAN.request());
    record.planned(PLAN);
    record.voted(PETRA, "pki-admin", Decision.APPROVE, PLAN);
    record.made(PLAN);
    record.registered(PLAN);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void aBucketThatThePlanDoesNotNameMayNotBeMade() {
    MakingRecord record = MakingRecord.approved(PLAN);
    record.acted(Operation.CREATE_BUCKET, "arn:aws:s3:::another-crl-bucket");
    record.made(PLAN);
    record.registered(PLAN);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void aProfilesStepIsNoneOfAnAuthoritys() {
    MakingRecord record = MakingRecord.approved(PLAN);
    record.acted(Operation.ENABLE_PROFILE, PLAN.place());
    record.made(PLAN);
    record.registered(PLAN);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void anAnchorThatNobodySetOutToEnableIsNotBelieved() {
    MakingRecord record = MakingRecord.approved(PLAN);
    record.fact("EnableAnchor", FactKind.RESULT, Map.of());
    record.made(PLAN);
    record.registered(PLAN);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void oneThatNoWorkerProvedIsNotRegistered() {
    MakingRecord record = MakingRecord.approved(PLAN);
    record.made(PLAN);
    record.acted(Operation.REGISTER_AUTHORITY, PLAN);
    record.told(FactKind.REGISTERED, RUN, Map.of("registered", "it"));
    record.told(FactKind.ENDED, RUN, Map.of("state", "REGISTERED"));
    assertEquals(List.of("ending"), failing(record));
  }

  @Test
  void aProofOfAProfileProvesNoAuthority() {
    MakingRecord record = MakingRecord.approved(PLAN);
    record.made(PLAN);
    record.fact("ProveAdmission", FactKind.RESULT, Map.of());
    record.acted(Operation.REGISTER_AUTHORITY, PLAN);
    record.told(FactKind.REGISTERED, RUN, Map.of("registered", "it"));
    record.told(FactKind.ENDED, RUN, Map.of("state", "REGISTERED"));
    assertEquals(List.of("authority", "ending"), failing(record));
  }

  private List<String> failing(MakingRecord record) {
    return verifier.verify(record.sealed()).stream()
        .filter(finding -> !finding.holds())
        .map(EvidenceFinding::check)
        .toList();
  }
}
