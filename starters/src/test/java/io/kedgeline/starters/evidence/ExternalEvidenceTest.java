package io.kedgeline.starters.evidence;

import static io.kedgeline.starters.evidence.MakingRecord.GRACE;
import static io.kedgeline.starters.evidence.MakingRecord.PETRA;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.external.ExternalPlan;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.starters.SampleAuthority;
import io.kedgeline.starters.SampleExternal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The record of an anchor for an authority outside AWS holds the attestation as a vote. */
class ExternalEvidenceTest {

  private static final ExternalPlan PLAN = SampleExternal.plan();
  private static final PersonId NORA = new PersonId("nora");

  private final EvidenceVerifier verifier = new EvidenceVerifier(WindowRecord.trust());

  private static MakingRecord approved() {
    MakingRecord record = new MakingRecord(SampleAuthority.RUN);
    record.asked(PLAN.request());
    record.planned(PLAN);
    record.voted(PETRA, "pki-admin", Decision.APPROVE, PLAN);
    record.voted(GRACE, "security-lead", Decision.APPROVE, PLAN);
    return record;
  }

  @Test
  void anAttestedMakingHolds() {
    MakingRecord record = approved();
    record.voted(NORA, "ca-attestor", Decision.APPROVE, PLAN);
    record.made(PLAN);
    seen(record, true);
    record.registered(PLAN);
    assertEquals(List.of(), failing(record));
  }

  @Test
  void withoutTheAttestationNothingWasAuthorised() {
    MakingRecord record = approved();
    record.made(PLAN);
    seen(record, true);
    record.registered(PLAN);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void anAttestationOfOtherDocumentsIsNone() {
    MakingRecord record = approved();
    record.voted(
        NORA, "ca-attestor", Decision.APPROVE, SampleExternal.plan(SampleExternal.request("old")));
    record.made(PLAN);
    seen(record, true);
    record.registered(PLAN);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void oneWhoseCanaryNoWorkerSawIsNotRegistered() {
    MakingRecord record = approved();
    record.voted(NORA, "ca-attestor", Decision.APPROVE, PLAN);
    record.made(PLAN);
    seen(record, false);
    record.registered(PLAN);
    assertEquals(List.of("ending"), failing(record));
  }

  private static void seen(MakingRecord record, boolean seen) {
    record.fact("ConfirmCanary", FactKind.RESULT, Map.of("registered", Boolean.toString(seen)));
  }

  @Test
  void oneThatWasGivenUpAndUndoneHolds() {
    MakingRecord record = approved();
    record.voted(NORA, "ca-attestor", Decision.APPROVE, PLAN);
    record.made(PLAN);
    record.undone(Operation.UNDO_CANARY, Operation.UNDO_AUTHORITY);
    assertEquals(List.of(), failing(record));
  }

  private List<String> failing(MakingRecord record) {
    return verifier.verify(record.sealed()).stream()
        .filter(finding -> !finding.holds())
        .map(EvidenceFinding::check)
        .toList();
  }
}
