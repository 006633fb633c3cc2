package io.kedgeline.domain.onboarding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.rulebook.SampleRulebook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a plan says that was asked for, and when there is none to judge. */
class ProfilePlannerTest {

  private static final String PLACE = "111122223333/eu-central-1/sec-readonly";

  @Test
  void thePlanSaysWhatIsDoneInOrderAndToWhat() {
    ProfilePlan plan = WorldOfProfiles.plan();
    assertEquals(
        List.of(
            new PlannedAction(Operation.CREATE_ROLE, plan.draft().role().value()),
            new PlannedAction(Operation.CREATE_PROFILE, PLACE),
            new PlannedAction(Operation.ENABLE_PROFILE, PLACE),
            new PlannedAction(Operation.PROVE_ADMISSION, PLACE),
            new PlannedAction(Operation.REGISTER_PROFILE, PLACE)),
        plan.actions());
    assertEquals("kedgeline-canary-sec-readonly", plan.canary());
  }

  @Test
  void votesCountAsLongAsTheRulebookSaysAndTheWorkBeginsSoonAfter() {
    ProfilePlan plan = WorldOfProfiles.plan();
    assertEquals(WorldOfProfiles.NOW.plus(Duration.ofHours(24)), plan.approvalExpires());
    assertEquals(WorldOfProfiles.NOW.plus(Duration.ofHours(25)), plan.executeBefore());
  }

  @Test
  void requesterOwnerAndCustodianAreConcernedAndFillNoSlot() {
    assertEquals(
        Set.of(new PersonId("maya"), new PersonId("olga"), new PersonId("curt")),
        WorldOfProfiles.plan().concerned());
  }

  @Test
  void anEnvironmentThatTheRulebookDoesNotHaveIsUnknown() {
    ProfileRequest elsewhere = Asked.in("staging", Asked.ANCHOR, Asked.CERTIFICATE);
    assertEquals(List.of(Code.ENVIRONMENT_UNKNOWN), codes(elsewhere, WorldOfProfiles.good()));
  }

  @Test
  void withoutRulesForItNoProfileIsMade() {
    assertEquals(
        List.of(Code.ENVIRONMENT_UNKNOWN),
        codes(
            Asked.REQUEST,
            WorldOfProfiles.good()
                .under(
                    new SampleRulebook()
                        .without("runbooks/RB-02")
                        .without("runbooks/RB-03")
                        .read())));
  }

  @Test
  void whatCannotBeDraftedIsNotPlanned() {
    assertEquals(
        List.of(Code.PROFILE_NOT_DRAFTED),
        codes(Asked.REQUEST, WorldOfProfiles.good().drafting(Optional.empty())));
  }

  @Test
  void anAnchorThatAwsDoesNotHaveIsMissing() {
    assertEquals(
        List.of(Code.ANCHOR_MISSING),
        codes(Asked.REQUEST, WorldOfProfiles.good().anchor(Optional.empty())));
  }

  @Test
  void anAnchorOfACertificateBundleHasNoAuthorityToIssueCanaries() {
    TrustAnchorState known = WorldOfProfiles.anchor(true, "production");
    TrustAnchorState bundle =
        new TrustAnchorState(known.arn(), known.name(), true, Optional.empty(), known.tags());
    assertEquals(
        List.of(Code.ANCHOR_WITHOUT_AUTHORITY),
        codes(Asked.REQUEST, WorldOfProfiles.good().anchor(Optional.of(bundle))));
  }

  private static List<Code> codes(ProfileRequest request, WorldOfProfiles world) {
    return WorldOfProfiles.plan(request, world.world()).findings().stream()
        .map(finding -> finding.code())
        .toList();
  }
}
