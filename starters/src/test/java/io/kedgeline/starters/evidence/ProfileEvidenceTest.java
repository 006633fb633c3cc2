package io.kedgeline.starters.evidence;

import static io.kedgeline.starters.evidence.MakingRecord.GRACE;
import static io.kedgeline.starters.evidence.MakingRecord.PETRA;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kedgeline.domain.approval.Decision;
import io.kedgeline.domain.audit.FactKind;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.ProfilePlan;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.starters.SampleProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The record of a profile's making is judged by the checks of the worker that makes it. */
class ProfileEvidenceTest {

  private final EvidenceVerifier verifier = new EvidenceVerifier(WindowRecord.trust());

  @Test
  void anHonestMakingHolds() {
    List<EvidenceFinding> findings =
        verifier.verify(MakingRecord.whole(SampleProfile.plan()).sealed());
    assertTrue(findings.stream().allMatch(EvidenceFinding::holds), findings::toString);
  }

  @Test
  void oneThatWasGivenUpAndUndoneHolds() {
    ProfilePlan plan = SampleProfile.plan();
    MakingRecord record = MakingRecord.approved(plan);
    record.made(plan);
    record.undone(Operation.UNDO_PROFILE);
    assertEquals(List.of(), failing(record));
  }

  @Test
  void oneThatNobodyApprovedHoldsWhenNothingWasMade() {
    MakingRecord record = new MakingRecord(SampleProfile.RUN);
    record.asked(SampleProfile.request());
    record.told(FactKind.EXPIRED, SampleProfile.RUN.value(), Map.of("reason", "nobody came"));
    record.told(FactKind.ENDED, SampleProfile.RUN.value(), Map.of("state", "EXPIRED"));
    assertEquals(List.of(), failing(record));
  }

  @Test
  void aPlanThatWasChangedAfterTheVotesAuthorisesNothing() {
    ProfilePlan approved = SampleProfile.plan();
    ProfilePlan wider =
        SampleProfile.plan(SampleProfile.request(), "{\"Action\":\"*\",\"Resource\":\"*\"}");
    MakingRecord record = MakingRecord.approved(approved);
    record.planned(wider);
    record.made(wider);
    record.registered(wider);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void aRegistrationThatNobodyAskedForAuthorisesNothing() {
    ProfilePlan other =
        SampleProfile.plan(
            SampleProfile.request("quite another purpose than was said"), "{\"Statement\":[]}");
    MakingRecord record = new MakingRecord(SampleProfile.RUN);
    record.asked(SampleProfile.request());
    record.planned(other);
    record.voted(PETRA, "profile-admin", Decision.APPROVE, other);
    record.voted(GRACE, "security-lead", Decision.APPROVE, other);
    record.made(other);
    record.registered(other);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void aSlotThatIsEmptyAuthorisesNothing() {
    ProfilePlan plan = SampleProfile.plan();
    MakingRecord record = new MakingRecord(SampleProfile.RUN);
    record.asked(plan.request());
    record.planned(plan);
    record.voted(PETRA, "profile-admin", Decision.APPROVE, plan);
    record.made(plan);
    record.registered(plan);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void theOwnersOwnVoteFillsNoSlot() {
    ProfilePlan plan = SampleProfile.plan();
    MakingRecord record = new MakingRecord(SampleProfile.RUN);
    record.asked(plan.request());
    record.planned(plan);
    record.voted(new PersonId("olga"), "profile-admin", Decision.APPROVE, plan);
    record.voted(GRACE, "security-lead", Decision.APPROVE, plan);
    record.made(plan);
    record.registered(plan);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void whatWasDeniedMayNotBeMade() {
    ProfilePlan plan = SampleProfile.plan();
    MakingRecord record = MakingRecord.approved(plan);
    record.voted(GRACE, "security-lead", Decision.DENY, plan);
    record.made(plan);
    record.registered(plan);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void aRoleThatThePlanDoesNotNameMayNotBeMade() {
    ProfilePlan plan = SampleProfile.plan();
    MakingRecord record = MakingRecord.approved(plan);
    record.acted(Operation.CREATE_ROLE, "arn:aws:iam::111122223333:role/another");
    record.made(plan);
    record.registered(plan);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void aWindowsStepIsNoneOfAProfiles() {
    ProfilePlan plan = SampleProfile.plan();
    MakingRecord record = MakingRecord.approved(plan);
    record.acted(Operation.ENABLE, plan.place());
    record.made(plan);
    record.registered(plan);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void aStepThatNobodySetOutToTakeIsNotBelieved() {
    ProfilePlan plan = SampleProfile.plan();
    MakingRecord record = MakingRecord.approved(plan);
    record.fact("CreateRole", FactKind.RESULT, Map.of());
    record.made(plan);
    record.registered(plan);
    assertEquals(List.of("authority"), failing(record));
  }

  @Test
  void oneThatNoWorkerProvedIsNotRegistered() {
    ProfilePlan plan = SampleProfile.plan();
    MakingRecord record = MakingRecord.approved(plan);
    record.made(plan);
    record.acted(Operation.REGISTER_PROFILE, plan);
    record.told(FactKind.REGISTERED, SampleProfile.RUN.value(), Map.of("registered", "it"));
    record.told(FactKind.ENDED, SampleProfile.RUN.value(), Map.of("state", "REGISTERED"));
    assertEquals(List.of("ending"), failing(record));
  }

  @Test
  void whatWasMadeAndNeitherRegisteredNorUndoneIsNoEnd() {
    ProfilePlan plan = SampleProfile.plan();
    MakingRecord record = MakingRecord.approved(plan);
    record.made(plan);
    record.told(FactKind.ENDED, SampleProfile.RUN.value(), Map.of("state", "UNDONE"));
    assertEquals(List.of("ending"), failing(record));
  }

  @Test
  void whatWasUndoneIsNotRegistered() {
    ProfilePlan plan = SampleProfile.plan();
    MakingRecord record = MakingRecord.approved(plan);
    record.made(plan);
    record.undone(Operation.UNDO_PROFILE);
    record.registered(plan);
    assertEquals(List.of("ending"), failing(record));
  }

  private List<String> failing(MakingRecord record) {
    return verifier.verify(record.sealed()).stream()
        .filter(finding -> !finding.holds())
        .map(EvidenceFinding::check)
        .toList();
  }
}
