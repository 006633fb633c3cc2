package io.kedgeline.domain.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.kedgeline.domain.governed.Finding;
import io.kedgeline.domain.governed.Finding.Code;
import io.kedgeline.domain.identity.PersonId;
import io.kedgeline.domain.onboarding.ProfileDraft;
import io.kedgeline.domain.plan.ChangeId;
import io.kedgeline.domain.plan.Operation;
import io.kedgeline.domain.plan.PlannedAction;
import io.kedgeline.domain.resource.TrustAnchorArn;
import io.kedgeline.domain.rulebook.SampleRulebook;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a plan says of an authority, and when there is none to judge. */
class AuthorityPlannerTest {

  private static final String PLACE = "111122223333/eu-central-1/production";
  private static final String ROLE =
      "arn:aws:iam::111122223333:role/exacttr/canary/ExactTR-Canary-production";

  @Test
  void thePlanSaysWhatIsDoneInOrderAndToWhat() {
    assertEquals(
        List.of(
            new PlannedAction(Operation.CREATE_BUCKET, "arn:aws:s3:::exacttr-crl-production"),
            new PlannedAction(Operation.CREATE_AUTHORITY, PLACE),
            new PlannedAction(Operation.PUBLISH_REVOCATION_LIST, PLACE),
            new PlannedAction(Operation.PREPARE_ANCHOR, PLACE),
            new PlannedAction(Operation.CREATE_CANARY, ROLE),
            new PlannedAction(Operation.ENABLE_ANCHOR, PLACE),
            new PlannedAction(Operation.PROVE_AUTHORITY, PLACE),
            new PlannedAction(Operation.REGISTER_AUTHORITY, PLACE)),
        WorldOfAuthorities.plan().actions());
  }

  @Test
  void anAnchorThatRestsDisabledIsPutToRestAndProvedSoBeforeItIsRegistered() {
    AuthorityPlan plan =
        WorldOfAuthorities.good()
            .under(
                new SampleRulebook()
                    .with("runbooks/RB-01/environments/0/atRest", "disabled")
                    .read())
            .planned(WorldOfAuthorities.REQUEST)
            .planned()
            .orElseThrow();
    assertEquals(AnchorAtRest.DISABLED, plan.draft().atRest());
    assertEquals(
        List.of(
            new PlannedAction(Operation.PROVE_AUTHORITY, PLACE),
            new PlannedAction(Operation.REST_ANCHOR, PLACE),
            new PlannedAction(Operation.PROVE_REST, PLACE),
            new PlannedAction(Operation.REGISTER_AUTHORITY, PLACE)),
        plan.actions().subList(6, plan.actions().size()));
  }

  @Test
  void anAnchorOfWhichTheRulebookDoesNotSayHowItRestsStaysEnabled() {
    AuthorityPlan plan =
        WorldOfAuthorities.good()
            .under(new SampleRulebook().without("runbooks/RB-01/environments/0/atRest").read())
            .planned(WorldOfAuthorities.REQUEST)
            .planned()
            .orElseThrow();
    assertEquals(WorldOfAuthorities.plan(), plan);
    assertEquals(AnchorAtRest.ENABLED, plan.draft().atRest());
  }

  @Test
  void votesCountAsLongAsTheRulebookSaysAndTheWorkBeginsSoonAfter() {
    AuthorityPlan plan = WorldOfAuthorities.plan();
    assertEquals(WorldOfAuthorities.NOW.plus(Duration.ofHours(24)), plan.approvalExpires());
    assertEquals(WorldOfAuthorities.NOW.plus(Duration.ofHours(25)), plan.executeBefore());
  }

  @Test
  void requesterOwnerAndCustodianAreConcernedAndFillNoSlot() {
    assertEquals(
        Set.of(new PersonId("maya"), new PersonId("olga"), new PersonId("curt")),
        WorldOfAuthorities.plan().concerned());
  }

  @Test
  void theCanaryMayReadItsRoleAndNothingElse() {
    assertEquals(
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"CanaryReadsItself\",\"Effect\":\"Allow\",\"Action\":\"iam:GetRole\",\"Resource\":\"%s\"}]}"
            .formatted(ROLE),
        WorldOfAuthorities.plan().draft().canary().policy());
  }

  @Test
  void theCanarysRoleLetsNobodyInAtAnotherAnchorOrOfAnotherAuthority() {
    TrustAnchorArn anchor =
        new TrustAnchorArn(
            "arn:aws:rolesanywhere:eu-central-1:111122223333:trust-anchor/0a1b2c3d-0000-1111-2222-333344440001");
    ProfileDraft made = WorldOfAuthorities.plan().draft().canary().at(anchor);
    assertEquals(List.of(anchor), made.trust().anchors());
    assertEquals(
        Map.of(
            "x509Issuer/CN", "Prod Sub CA",
            "x509Subject/OU", "prod",
            "x509SAN/URI", "urn:exacttr:device:canary-*"),
        made.trust().attributes());
    assertEquals("sec-ci-canary-production", made.name());
    assertEquals("ci-canary", made.profileClass());
  }

  @Test
  void anEnvironmentThatTheRulebookDoesNotHaveIsUnknown() {
    assertEquals(
        List.of(Code.ENVIRONMENT_UNKNOWN),
        codes(WorldOfAuthorities.good(), WorldOfAuthorities.in("staging")));
  }

  @Test
  void withoutRulesForItNoAuthorityIsMade() {
    assertEquals(
        List.of(Code.ENVIRONMENT_UNKNOWN),
        codes(
            WorldOfAuthorities.good().under(new SampleRulebook().without("runbooks/RB-01").read()),
            WorldOfAuthorities.REQUEST));
  }

  @Test
  void aDrillMakesNoAuthority() {
    AuthorityRequest asked = WorldOfAuthorities.REQUEST;
    ChangeId drill = ChangeId.ofDrill(WorldOfAuthorities.NOW);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new AuthorityRequest(drill, asked.environment(), asked.registration(), asked.reason()));
  }

  private static List<Code> codes(WorldOfAuthorities world, AuthorityRequest request) {
    return world.planned(request).findings().stream().map(Finding::code).toList();
  }
}
